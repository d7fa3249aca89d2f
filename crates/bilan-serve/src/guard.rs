//! Who may come in: which hosts and origins, with which account, doing what, how often.
//!
//! A browser that shows another site can be made to send requests here, and a name of that site can be made to lead here
//! (rebinding). Neither works: the `Host` must be an address in numbers, `localhost`, or a name that was allowed, since only a
//! name can be made to lead elsewhere; and an `Origin` must be that same host.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use axum::http::{HeaderMap, Method, Uri, header};

use crate::accounts::{Accounts, Role};
use crate::problem::Problem;
use crate::rate::Rate;
use crate::sessions::{Session, Sessions};

/// The header that carries a session's token on requests that change something.
pub const CSRF: &str = "x-bilan-csrf";

pub struct Guard {
    /// `None`: everyone who reaches this machine's loopback is admin.
    pub accounts: Option<Accounts>,
    pub sessions: Sessions,
    /// Names, and where it is not the usual one a port, under which the server may be asked besides addresses and `localhost`.
    names: Vec<String>,
    /// Whether browsers reach it through TLS.
    pub secure: bool,
    pub logins: Rate,
    pub writes: Rate,
}

/// Who asks.
#[derive(Clone, Debug)]
pub struct Who {
    /// `None` without accounts, or where nobody is logged in.
    pub session: Option<Session>,
    /// `None` where nobody is logged in.
    pub role: Option<Role>,
    pub from: IpAddr,
}

impl Who {
    /// The name under which decisions are kept.
    pub fn name(&self) -> Option<&str> {
        self.session.as_ref().map(|s| s.name.as_str())
    }

    /// What attempts are counted under.
    pub fn counted(&self) -> String {
        self.session.as_ref().map_or_else(|| self.from.to_string(), |s| format!("account {}", s.name))
    }
}

impl Guard {
    pub fn new(accounts: Option<Accounts>, names: Vec<String>, secure: bool, limits: &crate::limits::Limits) -> Self {
        Self {
            accounts,
            sessions: Sessions::default(),
            names: names.into_iter().map(|n| n.to_ascii_lowercase()).collect(),
            secure,
            logins: Rate::new(limits.logins, Duration::from_secs(300)),
            writes: Rate::new(limits.writes, Duration::from_secs(60)),
        }
    }

    /// Lets in who may come in at all, and says who it is.
    pub fn enter(&self, method: &Method, uri: &Uri, headers: &HeaderMap, from: SocketAddr) -> Result<Who, Problem> {
        let host = self.host(uri, headers)?;
        same_site(method, uri, headers, host)?;
        let from = from.ip();
        let Some(accounts) = &self.accounts else { return Ok(Who { session: None, role: Some(Role::Admin), from }) };
        let session = self.sessions.of(headers);
        // An account that was removed or has another password is out, whatever its session says.
        let account = match &session {
            Some(session) => accounts.all().map_err(Problem::internal)?.into_iter().find(|a| a.name == session.name),
            None => None,
        };
        let account = account.filter(|a| session.as_ref().is_some_and(|s| s.stamp == a.stamp()));
        Ok(Who { role: account.as_ref().map(|a| a.role), session: session.filter(|_| account.is_some()), from })
    }

    fn host<'h>(&self, uri: &'h Uri, headers: &'h HeaderMap) -> Result<&'h str, Problem> {
        let mut given = headers.get_all(header::HOST).iter();
        let host = match (given.next(), given.next()) {
            (Some(one), None) => one.to_str().ok(),
            (None, None) => uri.authority().map(axum::http::uri::Authority::as_str),
            _ => None,
        };
        let refused = || {
            let detail = "this server is asked by an address in numbers or as localhost; `--public-url` allows another name";
            Problem::forbidden("foreign_host", detail)
        };
        let host = host.ok_or_else(refused)?;
        let name = without_port(host).to_ascii_lowercase();
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        let known = bare.parse::<IpAddr>().is_ok() || name == "localhost";
        if known || self.names.iter().any(|n| *n == name || *n == host.to_ascii_lowercase()) { Ok(host) } else { Err(refused()) }
    }

    /// Lets a request through that needs a role.
    pub fn may(&self, who: &Who, needs: Role, writes: bool, headers: &HeaderMap) -> Result<(), Problem> {
        match who.role {
            None => {
                return Err(Problem::new(
                    axum::http::StatusCode::UNAUTHORIZED,
                    "login_required",
                    "log in first: POST /api/v1/session with name and password",
                ));
            }
            Some(role) if role < needs => {
                return Err(Problem::forbidden(
                    "forbidden",
                    format!("needs the role {}; yours is {}", needs.name(), role.name()),
                ));
            }
            Some(_) => {}
        }
        if !writes {
            return Ok(());
        }
        if let Some(session) = &who.session {
            let token = headers.get(CSRF).and_then(|t| t.to_str().ok()).unwrap_or_default();
            if !same(token.as_bytes(), session.csrf.as_bytes()) {
                return Err(Problem::forbidden("csrf", format!("give the token of GET /api/v1/session as the header {CSRF}")));
            }
        }
        self.writes.count(&who.counted()).map_err(too_many)
    }
}

/// After so many seconds again.
pub fn too_many(seconds: u64) -> Problem {
    let status = axum::http::StatusCode::TOO_MANY_REQUESTS;
    let detail = format!("too many requests; try again in {seconds} seconds");
    Problem::new(status, "too_many_requests", detail).after(seconds)
}

/// Refuses what a page of another site sends. Programs send neither header.
fn same_site(method: &Method, uri: &Uri, headers: &HeaderMap, host: &str) -> Result<(), Problem> {
    let refused = || Err(Problem::forbidden("foreign_origin", "a page of another site may not ask this server"));
    let text = |name: &str| headers.get(name).map(|v| v.to_str().unwrap_or("?"));
    if let Some(origin) = text("origin") {
        let from = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
        if !from.is_some_and(|from| from.eq_ignore_ascii_case(host)) {
            return refused();
        }
    }
    // Following a link to the page itself is all that another site can make a browser do.
    let visits = method == Method::GET && !uri.path().starts_with("/api/");
    match text("sec-fetch-site") {
        None | Some("same-origin" | "none") => Ok(()),
        Some(_) if visits => Ok(()),
        Some(_) => refused(),
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) && (!name.contains(':') || name.ends_with(']')) => name,
        _ => host,
    }
}

/// Compares without telling by its time how much is right.
pub fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn enters(names: &[&str], host: &str, more: &[(&'static str, &str)], method: Method, path: &str) -> bool {
        let guard = Guard::new(None, names.iter().map(|n| (*n).to_owned()).collect(), false, &crate::limits::Limits::default());
        let mut headers = HeaderMap::new();
        headers.insert("host", host.parse().unwrap());
        for (name, value) in more {
            headers.insert(*name, value.parse().unwrap());
        }
        guard.enter(&method, &path.parse().unwrap(), &headers, ([127, 0, 0, 1], 1).into()).is_ok()
    }

    #[test]
    fn only_names_that_cannot_lead_elsewhere_are_hosts() {
        for host in
            ["127.0.0.1:8080", "localhost", "LOCALHOST:1", "[::1]:8080", "192.168.1.7:80", "bilan.example:8080", "bilan.example"]
        {
            assert!(enters(&["bilan.example"], host, &[], Method::GET, "/"), "{host}");
        }
        for host in ["evil.example", "localhost.evil.example:8080", "127.0.0.1.evil.example", "", "bilan.example.evil.example"] {
            assert!(!enters(&["bilan.example"], host, &[], Method::GET, "/"), "{host}");
        }
    }

    #[test]
    fn pages_of_other_sites_are_refused() {
        let post = |more: &[(&'static str, &str)]| enters(&[], "localhost:8080", more, Method::POST, "/api/v1/decisions");
        assert!(post(&[]) && post(&[("origin", "http://localhost:8080")]));
        for origin in ["http://evil.example", "null", "http://localhost:8081", "http://localhost", "ftp://localhost:8080"] {
            assert!(!post(&[("origin", origin)]), "{origin}");
        }
        let get = |site: &str, path: &str| enters(&[], "localhost", &[("sec-fetch-site", site)], Method::GET, path);
        assert!(get("same-origin", "/api/v1/events") && get("none", "/api/v1/events") && get("cross-site", "/"));
        assert!(!get("cross-site", "/api/v1/events") && !get("same-site", "/api/v1/export"));
    }
}
