//! Listening, and ending well.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use bilan_store::Address;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::ServiceExt;

use crate::accounts::{self, Accounts};
use crate::app::{App, Rules};
use crate::guard::Guard;
use crate::layers::{Peer, router};
use crate::limits::Limits;
use crate::pool::Pool;
use crate::ui::Files;

/// How a register is served.
#[derive(Clone, Debug)]
pub struct Options {
    pub register: Address,
    pub listen: SocketAddr,
    /// Where the accounts are; they are in use where there are any.
    pub accounts: PathBuf,
    /// Addresses under which browsers reach it besides those in numbers, such as `https://bilan.example.org`.
    pub public: Vec<String>,
    /// A folder with the web page, instead of the one in the program.
    pub page: Option<PathBuf>,
    pub limits: Limits,
}

/// Why nothing is served.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(
        "{0} can be reached from other machines, and there are no accounts: add one with `bilan accounts add NAME --role admin`, or listen on 127.0.0.1"
    )]
    Open(SocketAddr),
    #[error("listening on {address}: {error}; choose another with --port or --listen")]
    Listen { address: SocketAddr, error: io::Error },
    #[error("{0} is no public address: give one such as https://bilan.example.org")]
    Public(String),
    #[error("reading the web page in {path}: {error}")]
    Page { path: PathBuf, error: io::Error },
    #[error(transparent)]
    Accounts(#[from] accounts::Error),
    #[error("{0}")]
    Register(String),
    #[error("starting: {0}")]
    Start(io::Error),
}

/// How often it is looked whether another process wrote to the register.
const LOOKS: Duration = Duration::from_secs(1);
/// Until a request's head has come in.
const HEAD: Duration = Duration::from_secs(15);
/// How long answers may still go out when the server ends.
const ENDING: Duration = Duration::from_secs(5);

/// Serves until the process is told to end. `ready` is told the address once it listens.
pub fn serve(options: &Options, rules: &'static dyn Rules, ready: impl FnOnce(SocketAddr)) -> Result<(), Error> {
    let (app, page) = prepared(options, rules)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Error::Start)?;
    let served = runtime.block_on(async {
        let failed = |error| Error::Listen { address: options.listen, error };
        let listener = TcpListener::bind(options.listen).await.map_err(failed)?;
        // Whoever reads the address may tell the process to end at once.
        let told = told_to_end();
        ready(listener.local_addr().map_err(failed)?);
        let looking = Arc::clone(&app);
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(LOOKS).await;
                // What went wrong is in the log; the next look may find it mended.
                let _ = looking.refresh().await;
            }
        });
        accept(listener, router(Arc::clone(&app), page), options.limits, told).await;
        Ok(())
    });
    // What still runs on other threads, such as a long settling, ends with the process; the store loses nothing by it.
    runtime.shutdown_timeout(ENDING);
    served
}

/// What is shared by requests, and the page; an error where it would not be safe or cannot work.
pub fn prepared(options: &Options, rules: &'static dyn Rules) -> Result<(Arc<App>, Files), Error> {
    let accounts = Accounts::at(options.accounts.clone());
    let in_use = !accounts.all()?.is_empty();
    if !in_use && !options.listen.ip().is_loopback() {
        return Err(Error::Open(options.listen));
    }
    let mut names = Vec::new();
    for public in &options.public {
        let name = public.strip_prefix("https://").or_else(|| public.strip_prefix("http://"));
        let name = name.map(|n| n.trim_end_matches('/')).filter(|n| !n.is_empty() && !n.contains(['/', '@', ' ']));
        names.push(name.ok_or_else(|| Error::Public(public.clone()))?.to_owned());
    }
    let secure = !options.public.is_empty() && options.public.iter().all(|p| p.starts_with("https://"));
    let guard = Guard::new(in_use.then_some(accounts), names, secure, &options.limits);
    let page = match &options.page {
        Some(path) => Files::in_folder(path).map_err(|error| Error::Page { path: path.clone(), error })?,
        None => Files::embedded(),
    };
    let pool = Pool::new(options.register.clone());
    let app = App::new(pool, rules, guard, options.limits).map_err(|problem| Error::Register(problem.detail))?;
    Ok((Arc::new(app), page))
}

async fn accept(listener: TcpListener, router: Router, limits: Limits, told: impl Future<Output = ()>) {
    let ending = GracefulShutdown::new();
    let connections = Arc::new(Semaphore::new(limits.connections));
    let mut told = std::pin::pin!(told);
    loop {
        let accepted = tokio::select! {
            () = &mut told => break,
            accepted = listener.accept() => accepted,
        };
        // A client that is gone again, or no more file descriptors for a moment.
        let Ok((stream, from)) = accepted else {
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Beyond the limit the next ones wait in the system's queue.
        let Ok(turn) = Arc::clone(&connections).acquire_owned().await else { break };
        let serving = ending.watch(connection(stream, from, router.clone()));
        tokio::spawn(async move {
            // A client that breaks off is no fault of ours.
            let _ = serving.await;
            drop(turn);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(ENDING, ending.shutdown()).await;
}

fn connection(
    stream: TcpStream,
    from: SocketAddr,
    router: Router,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> + Send {
    // Answers are written whole; waiting for more of them costs small ones 40 ms.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(Peer(from));
        router.clone().oneshot(request)
    });
    http1::Builder::new().timer(TokioTimer::new()).header_read_timeout(HEAD).serve_connection(TokioIo::new(stream), service)
}

/// Ends when the process is told to end. From now on that is heard, not only from the first time this is waited for.
fn told_to_end() -> impl Future<Output = ()> {
    #[cfg(unix)]
    let terminated = {
        use tokio::signal::unix::{SignalKind, signal};
        signal(SignalKind::terminate()).ok()
    };
    async move {
        let interrupted = async {
            let _ = tokio::signal::ctrl_c().await;
        };
        #[cfg(unix)]
        if let Some(mut terminated) = terminated {
            tokio::select! {
                () = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
        interrupted.await;
    }
}
