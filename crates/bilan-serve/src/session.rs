//! Logging in and out.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Role;
use crate::app::App;
use crate::body;
use crate::guard::{Who, too_many};
use crate::params::Params;
use crate::problem::Problem;
use crate::sessions::COOKIE;

/// Who is logged in.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Me {
    /// Whether this server has accounts.
    pub accounts: bool,
    pub name: Option<String>,
    pub role: Option<Role>,
    /// The token for requests that change something.
    pub csrf: Option<String>,
}

#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Login {
    pub name: String,
    pub password: String,
}

pub async fn me(State(app): State<Arc<App>>, Extension(who): Extension<Who>, params: Params) -> Result<Json<Me>, Problem> {
    params.finish()?;
    Ok(Json(Me {
        accounts: app.guard.accounts.is_some(),
        name: who.name().map(str::to_owned),
        role: who.role,
        csrf: who.session.map(|s| s.csrf),
    }))
}

pub async fn login(
    State(app): State<Arc<App>>,
    Extension(who): Extension<Who>,
    params: Params,
    request: Request,
) -> Result<Response, Problem> {
    params.finish()?;
    app.guard.logins.count(&who.from.to_string()).map_err(too_many)?;
    let login: Login = body::json(&app, request).await?;
    let Some(accounts) = app.guard.accounts.clone() else {
        return Err(Problem::conflict("this server has no accounts; everyone who reaches it may do everything"));
    };
    app.guard.logins.count(&format!("name {}", login.name)).map_err(too_many)?;
    let one_at_a_time = app.hashing.acquire().await.map_err(Problem::internal)?;
    let account = tokio::task::spawn_blocking(move || accounts.login(&login.name, &login.password)).await;
    drop(one_at_a_time);
    let account = account.map_err(Problem::internal)?.map_err(Problem::internal)?;
    let account = account
        .ok_or_else(|| Problem::new(StatusCode::UNAUTHORIZED, "wrong_login", "there is no such account with this password"))?;
    let (secret, session) = app.guard.sessions.begin(&account)?;
    let me = Me { accounts: true, name: Some(account.name), role: Some(account.role), csrf: Some(session.csrf) };
    Ok((cookie(&app, &secret, None)?, Json(me)).into_response())
}

pub async fn logout(State(app): State<Arc<App>>, params: Params, headers: HeaderMap) -> Result<Response, Problem> {
    params.finish()?;
    app.guard.sessions.end(&headers);
    Ok((StatusCode::NO_CONTENT, cookie(&app, "", Some(0))?).into_response())
}

fn cookie(app: &App, secret: &str, age: Option<u32>) -> Result<[(header::HeaderName, HeaderValue); 1], Problem> {
    let secure = if app.guard.secure { "; Secure" } else { "" };
    let age = age.map(|a| format!("; Max-Age={a}")).unwrap_or_default();
    let value = format!("{COOKIE}={secret}; Path=/; HttpOnly; SameSite=Strict{secure}{age}");
    Ok([(header::SET_COOKIE, HeaderValue::from_str(&value).map_err(Problem::internal)?)])
}
