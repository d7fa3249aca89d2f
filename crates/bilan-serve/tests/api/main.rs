//! The server over a register of a few reports, asked as a client would: every route, every error, who may come in.

mod accounts;
mod asking;
mod comparing;
mod deciding;
mod errors;
mod giving;
mod page;
mod served;
