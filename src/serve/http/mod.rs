//! The network: the only place that knows of it. Requests come in, are turned into [`Ask`]s, and answers go out, within
//! limits on everything that the other end decides.

mod events;
mod patient;

use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt as _, Either, Full, Limited};
use hyper::body::{Bytes as Piece, Incoming};
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::sync::{Semaphore, oneshot, watch};
use tokio::time::timeout;

use crate::serve::answer::{Answer, Bytes, Desk, Reply, reply};
use crate::serve::ask::Ask;
use crate::serve::fix::{Asked, Order};
use crate::serve::gate::Hosts;
use crate::serve::http::events::Events;
use crate::serve::http::patient::Patient;
use crate::serve::now::Now;
use crate::serve::secret;

/// So many connections at once; the next one is closed at once.
const CONNECTIONS: usize = 2048;
/// So many listeners for events at once.
const LISTENERS: usize = 64;
/// So many bytes may the head of a request have.
const HEAD: usize = 16 * 1024;
/// So many bytes may a request for a change have.
const BODY: usize = 16 * 1024;
/// So long may the head of a request, or its body, take to arrive.
const ARRIVAL: Duration = Duration::from_secs(10);
/// So long may the other end take nothing of what we send.
const PATIENCE: Duration = Duration::from_secs(30);

/// Why the server ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Ctrl-C.
    Interrupted,
    /// The system, or its owner, asked the program to end.
    Terminated,
}

/// What all connections share.
struct Office {
    desk: Desk,
    now: Arc<Now>,
    numbers: watch::Receiver<u64>,
    listeners: Arc<Semaphore>,
    orders: Box<dyn Fn(Order) + Send + Sync>,
}

/// Answers requests from what `now` holds, until the program is asked to end. `orders` takes requests for changes.
///
/// # Errors
/// When the system refuses the means to do so.
pub fn serve(
    listeners: Vec<TcpListener>,
    hosts: Hosts,
    now: Arc<Now>,
    orders: impl Fn(Order) + Send + Sync + 'static,
) -> io::Result<Stopped> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (newest, numbers) = watch::channel(0);
    now.listen(move |number| {
        // Nobody listens any more when the program ends.
        let _ = newest.send(number);
    });
    let office = Arc::new(Office {
        desk: Desk { hosts, token: secret::word() },
        now,
        numbers,
        listeners: Arc::new(Semaphore::new(LISTENERS)),
        orders: Box::new(orders),
    });
    runtime.block_on(async move {
        let connections = Arc::new(Semaphore::new(CONNECTIONS));
        for listener in listeners {
            listener.set_nonblocking(true)?;
            let listener = tokio::net::TcpListener::from_std(listener)?;
            tokio::spawn(accept(listener, Arc::clone(&office), Arc::clone(&connections)));
        }
        stopped().await
    })
}

/// Takes connections.
async fn accept(listener: tokio::net::TcpListener, office: Arc<Office>, connections: Arc<Semaphore>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of handles, most likely: others have to end first.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        if let Ok(place) = Arc::clone(&connections).try_acquire_owned() {
            let office = Arc::clone(&office);
            tokio::spawn(async move {
                connection(stream, office).await;
                drop(place);
            });
        }
    }
}

/// Answers all requests of one connection. Whatever goes wrong with it ends it, and is nobody else's matter.
async fn connection(stream: TcpStream, office: Arc<Office>) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| respond(request, Arc::clone(&office)));
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(ARRIVAL).max_buf_size(HEAD);
    let _ = server.serve_connection(TokioIo::new(Patient::new(stream, PATIENCE)), service).await;
}

type Sent = Response<Either<Full<Piece>, Events>>;

/// Answers one request.
async fn respond(request: Request<Incoming>, office: Arc<Office>) -> Result<Sent, Infallible> {
    let ask = asked(&request);
    let snapshot = office.now.get();
    Ok(match reply(&ask, snapshot.as_deref(), &office.desk) {
        Reply::Whole(answer) => sent(answer),
        Reply::Events if ask.is_head() => stream_head(Either::Left(Full::default())),
        Reply::Events => match Arc::clone(&office.listeners).try_acquire_owned() {
            Ok(place) => stream_head(Either::Right(Events::new(office.numbers.clone(), place))),
            Err(_) => sent(Answer::text(503, "Too many pages listen to this preview; close some.\n")),
        },
        Reply::Change => sent(change(request, &office).await),
    })
}

/// Has a change made, if it may be.
async fn change(request: Request<Incoming>, office: &Office) -> Answer {
    let body = timeout(ARRIVAL, Limited::new(request.into_body(), BODY).collect()).await;
    let Ok(Ok(body)) = body else { return Answer::text(413, "This request is too long or too slow.\n") };
    let asked = match Asked::read(&body.to_bytes(), &office.desk.token) {
        Ok(asked) => asked,
        Err(answer) => return answer,
    };
    let (tell, told) = oneshot::channel();
    (office.orders)(Order { asked, done: Box::new(move |result| drop(tell.send(result))) });
    match told.await {
        Ok(Ok(words)) => Answer::text(200, words + "\n"),
        Ok(Err(why)) => Answer::text(409, why + "\n"),
        Err(_) => Answer::text(503, "The preview is ending.\n"),
    }
}

/// What of a request matters.
fn asked(request: &Request<Incoming>) -> Ask {
    let all = |name: &HeaderName| -> Vec<String> {
        let values = request.headers().get_all(name).iter();
        values.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).collect()
    };
    let fetch = |name: &'static str| all(&HeaderName::from_static(name));
    let uri = request.uri();
    let is_path = uri.scheme().is_none() && uri.authority().is_none();
    Ask {
        method: request.method().as_str().to_owned(),
        path: if is_path { uri.path().to_owned() } else { String::new() },
        query: uri.query().unwrap_or_default().to_owned(),
        host: all(&header::HOST),
        origin: all(&header::ORIGIN),
        fetch_site: fetch("sec-fetch-site"),
        fetch_mode: fetch("sec-fetch-mode"),
        fetch_dest: fetch("sec-fetch-dest"),
        content_type: all(&header::CONTENT_TYPE),
    }
}

/// An answer as it is sent.
fn sent(answer: Answer) -> Sent {
    let body = match answer.body {
        Bytes::Shared(bytes) => Piece::from_owner(bytes),
        Bytes::Own(text) => Piece::from(text),
    };
    let mut response = Response::new(Either::Left(Full::new(body)));
    *response.status_mut() = StatusCode::from_u16(answer.status).expect("answers have statuses of three digits");
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(answer.kind));
    if let Ok(policy) = HeaderValue::from_str(&answer.policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if answer.status == 405 {
        headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    if let Some(location) = answer.location.and_then(|location| HeaderValue::try_from(location).ok()) {
        headers.insert(header::LOCATION, location);
    }
    guarded(response)
}

/// The beginning of a stream of events.
fn stream_head(body: Either<Full<Piece>, Events>) -> Sent {
    let mut response = Response::new(body);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    guarded(response)
}

/// With what every answer says: keep nothing, guess nothing, let no other site look at it.
fn guarded(mut response: Sent) -> Sent {
    for (name, value) in [
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    ] {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

/// Waits until somebody asks the program to end.
#[cfg(unix)]
async fn stopped() -> io::Result<Stopped> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(std::future::poll_fn(|context| {
        if interrupt.poll_recv(context).is_ready() {
            return std::task::Poll::Ready(Stopped::Interrupted);
        }
        terminate.poll_recv(context).map(|_| Stopped::Terminated)
    })
    .await)
}

/// Waits until somebody asks the program to end.
#[cfg(not(unix))]
async fn stopped() -> io::Result<Stopped> {
    tokio::signal::ctrl_c().await.map(|()| Stopped::Interrupted)
}
