//! Work shared out over the processor's cores: the only place that does it.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

/// `f` of each item, in the order of the items, whatever the number of threads.
pub fn map<T: Send, R: Send>(items: Vec<T>, f: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    items.into_par_iter().map(f).collect()
}
