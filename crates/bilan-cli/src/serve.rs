//! `bilan serve`: the register in a browser.

use std::io::{self, Write};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use bilan::explain::Explanation;
use bilan::{Reading, Report};
use bilan_serve::{Limits, Options};

use crate::Outcome;
use crate::data::Data;
use crate::register::reader::{Rules, settle};

/// Opens the register in a browser, and to programs: an API below /api/v1, described at /api/v1/docs/.
#[derive(clap::Args)]
#[command(after_help = "\
Without accounts only this machine reaches it. Other machines need --listen and accounts (`bilan accounts add`), which are then \
asked for everywhere. bilan speaks no TLS: put a proxy that does before it, and name the address that browsers see with --public-url.

Ends with Ctrl-C or SIGTERM, after the answers that are under way.")]
pub struct Args {
    #[arg(long, value_name = "PORT", default_value_t = 8080)]
    port: u16,
    /// The address to listen on; 0.0.0.0 or :: for all of this machine.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    listen: IpAddr,
    /// The address under which browsers reach it, where that is a name, such as https://bilan.example.org. May be given several times.
    #[arg(long, value_name = "URL")]
    public_url: Vec<String>,
    /// Serves the web page that lies in this folder instead of the one in the program.
    #[arg(long, value_name = "DIR")]
    page: Option<PathBuf>,
}

impl bilan_serve::Rules for Rules<'static> {
    fn one(&self, report: &Report) -> Reading {
        Rules::one(self, report)
    }

    fn explain(&self, report: &Report) -> Explanation {
        Rules::explain(self, report)
    }
}

pub fn run(args: Args, data: &Data) -> anyhow::Result<Outcome> {
    // They are needed for as long as the process lives.
    let opened = Box::leak(Box::new(data.open()?));
    let rules: &'static Rules<'static> = Box::leak(Box::new(Rules::new(opened)?));
    let mut register = super::register::open(data, true)?;
    match settle(&mut register, rules) {
        Ok(_) => {}
        Err(error @ bilan_store::Error::ReadOnly { .. }) => eprintln!("bilan: {error}"),
        Err(error) => return Err(error.into()),
    }
    drop(register);
    let options = Options {
        register: data.address()?,
        listen: SocketAddr::new(args.listen, args.port),
        accounts: data.accounts()?.path().to_owned(),
        public: args.public_url,
        page: args.page,
        limits: Limits::default(),
    };
    bilan_serve::serve(&options, rules, |address| {
        eprintln!("bilan: serving {} at the address below; Ctrl-C ends it", options.register);
        let _ = writeln!(io::stdout(), "http://{address}/").and_then(|()| io::stdout().flush());
    })?;
    Ok(Outcome::AllRead)
}
