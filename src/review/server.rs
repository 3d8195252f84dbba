//! Listens, and gives nobody more time or room than a reviewer needs.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::sync::Semaphore;

use super::Desk;
use super::guard::Guard;
use super::routes;

/// The head of a request must be there within this time.
const HEAD: Duration = Duration::from_secs(10);
/// A connection is given up when it has been open so long: browsers open another.
const CONNECTION: Duration = Duration::from_secs(300);
/// So many connections are open at a time.
const CONNECTIONS: usize = 256;
/// The longest head of a request, in bytes.
const HEAD_BYTES: usize = 32 << 10;

/// Serves the page on `listener` until the process ends.
///
/// # Errors
///
/// A listener that cannot be used.
pub fn serve(
    listener: TcpListener,
    desk: Arc<dyn Desk>,
    guard: Guard,
    language: &str,
) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let router = routes::router(desk, guard, language);
        let room = Arc::new(Semaphore::new(CONNECTIONS));
        loop {
            let Ok(permit) = Arc::clone(&room).acquire_owned().await else { return Ok(()) };
            // A connection that is gone before it is taken is nobody's fault.
            let Ok((stream, visitor)) = listener.accept().await else { continue };
            let service = TowerToHyperService::new(routes::with_visitor(router.clone(), visitor));
            tokio::spawn(async move {
                let _permit = permit;
                let connection = http1::Builder::new()
                    .timer(TokioTimer::new())
                    .header_read_timeout(HEAD)
                    .max_buf_size(HEAD_BYTES)
                    .serve_connection(TokioIo::new(stream), service);
                // Whatever the other side does to a connection ends the connection, and nothing else.
                let _ = tokio::time::timeout(CONNECTION, connection).await;
            });
        }
    })
}

/// Whether an address can be reached from this machine only.
pub fn is_private(address: SocketAddr) -> bool {
    address.ip().is_loopback()
}
