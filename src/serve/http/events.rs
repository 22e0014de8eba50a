//! The stream of events: the number of each newer snapshot, and nothing else. A reader who is slow misses numbers and
//! gets the newest; nothing queues up for it.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame};
use tokio::sync::{OwnedSemaphorePermit, watch};
use tokio::time::timeout;

/// So often something is sent, so that a reader who has gone is noticed.
const BEAT: Duration = Duration::from_secs(10);

type Next = Pin<Box<dyn Future<Output = (watch::Receiver<u64>, Option<Bytes>)> + Send>>;

/// The body of an answer that goes on.
pub(super) struct Events {
    next: Next,
    /// One of the places for listeners, given back at the end.
    _place: OwnedSemaphorePermit,
}

impl Events {
    /// The number of the snapshot now, and of each newer one.
    pub(super) fn new(mut numbers: watch::Receiver<u64>, place: OwnedSemaphorePermit) -> Self {
        numbers.mark_changed();
        Self { next: Box::pin(next(numbers)), _place: place }
    }
}

/// The next piece; `None` at the end.
async fn next(mut numbers: watch::Receiver<u64>) -> (watch::Receiver<u64>, Option<Bytes>) {
    let piece = match timeout(BEAT, numbers.changed()).await {
        Ok(Ok(())) => {
            let number = *numbers.borrow_and_update();
            Some(format!("retry: 500\ndata: {number}\n\n").into())
        }
        Ok(Err(_)) => None,
        Err(_) => Some(Bytes::from_static(b": still here\n\n")),
    };
    (numbers, piece)
}

impl Body for Events {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.next.as_mut().poll(context).map(|(numbers, piece)| {
            self.next = Box::pin(next(numbers));
            piece.map(|piece| Ok(Frame::data(piece)))
        })
    }
}
