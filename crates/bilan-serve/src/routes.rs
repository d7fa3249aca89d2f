//! All routes on one screen, each with what it takes, gives, and who may ask.

use std::sync::Arc;

use axum::routing::{MethodRouter, delete, get, post};

use crate::accounts::Role;
use crate::adding::Added;
use crate::app::App;
use crate::asked::FILTER;
use crate::comparing::Compared;
use crate::decisions::{Decided, Deciding, Made};
use crate::events;
use crate::exports::LeftOut;
use crate::following::Progress;
use crate::meta::{Health, Meta};
use crate::one::{History, One};
use crate::openapi::{Body, Route, Takes};
use crate::overview::Overview;
use crate::page::Page;
use crate::reports::{Kept, Listed};
use crate::review::Queue;
use crate::search::Found;
use crate::session::{Login, Me};
use crate::short::ShortEvent;
use crate::trying::Tried;
use crate::why::Why;
use crate::{
    adding, chronicles, comparing, decisions, exports, meta, one, overview, reports, review, search, session, stream, summaries,
    trying, why,
};

type Of = MethodRouter<Arc<App>>;

const PAGED: [(&str, &str); 2] = [("limit", "so many items at most"), ("cursor", "the `next` of the page before")];
const LOOKED_AT: [(&str, &str); 3] = [FILTER[13], FILTER[14], FILTER[15]];
const FOLLOW: [(&str, &str); 1] = [("follow", "a name of 8 to 64 letters, digits and hyphens, by which is told how far it is")];
const EXPORTED: [(&str, &str); 4] = [
    ("format", "csv, xlsx, jsonl, parquet, geojson, acled, ucdp, hxl or ftm"),
    ("table", "with csv: events, tolls, ledger or sources"),
    ("text_codes", "with acled: codes as texts"),
    ("without_text", "leaves out the wording of the reports"),
];

/// Every route below `/api/v1`.
pub fn routes() -> Vec<Route> {
    let read = |path, handler: Of, says| Route::get(path, handler, says);
    vec![
        read("/overview", get(overview::overview), "Counts, time line, divisions and points of the events that are asked for")
            .takes(&FILTER)
            .takes(&[("by", "day, week, month, year or auto")])
            .gives::<Overview>(200)
            .tagged(),
        read("/events", get(events::list), "Events, a page at a time")
            .takes(&FILTER)
            .takes(&PAGED)
            .takes(&[("order", "date, -date or -killed"), ("form", "short or full")])
            .gives_either::<Page<ShortEvent>, Page<bilan::publish::event_wire::Event>>(200)
            .tagged(),
        read("/events/{id}", get(one::one), "One event with its ledger, contradictions, words, families and history")
            .takes(&LOOKED_AT)
            .gives::<One>(200)
            .tagged(),
        read("/events/{id}/why/{field}", get(why::why), "How one field was derived, down to the quoted words")
            .takes(&LOOKED_AT)
            .gives::<Why>(200)
            .tagged(),
        read("/events/{id}/history", get(one::history), "How an event came to be what it is")
            .takes(&LOOKED_AT)
            .gives::<History>(200)
            .tagged(),
        read("/reports", get(reports::list), "Reports, the latest added first")
            .takes(&PAGED)
            .takes(&[("q", "words"), ("outlet", "name"), ("from", "day of publication"), ("until", "day of publication")])
            .gives::<Page<Listed>>(200)
            .tagged(),
        Route::post(
            "/reports",
            post(adding::add),
            "Adds reports; with Accept: text/event-stream tells how far it is",
            Role::Reviewer,
        )
        .body(Body::Reports)
        .gives::<Added>(200)
        .gives::<Added>(201)
        .streams()
        .takes_long(),
        read("/reports/{id}", get(reports::one), "A report with its text, reading and every stretch that means something")
            .gives::<Kept>(200)
            .tagged(),
        read("/search", get(search::search), "Reports with these words; what was found as text and ranges")
            .takes(&[("q", "words; quotation marks keep words together")])
            .takes(&PAGED)
            .gives::<Found>(200)
            .tagged(),
        read("/review", get(review::queue), "What a person should look at, with what can be decided")
            .takes(&FILTER)
            .takes(&PAGED)
            .takes(&[("what", "merge, contradiction, place, date, statement, decision")])
            .gives::<Queue>(200)
            .tagged(),
        read("/decisions", get(decisions::list), "All decisions, the latest first, with how they stand")
            .takes(&PAGED)
            .takes(&[("open", "true: only those that no longer fit"), ("event", "identifier")])
            .gives::<Page<Decided>>(200)
            .tagged(),
        Route::post("/decisions", post(decisions::decide), "Keeps a decision, or takes one back", Role::Reviewer)
            .body(Body::Json(Takes::of::<Deciding>))
            .gives::<Made>(201)
            .takes_long(),
        read("/export", get(exports::file), "Events in the formats of others, as a file")
            .takes(&FILTER)
            .takes(&EXPORTED)
            .takes(&FOLLOW)
            .gives_files()
            .takes_long(),
        read(
            "/export/progress/{follow}",
            get(exports::progress),
            "How far an export or a chronology is that is followed by this name",
        )
        .gives::<Progress>(200),
        read("/export/left-out", get(exports::left_out), "What a format cannot hold, with reasons")
            .takes(&FILTER)
            .takes(&EXPORTED)
            .gives::<LeftOut>(200)
            .tagged(),
        read("/chronicle", get(chronicles::tell), "The sourced chronology, to be shown or as a file")
            .takes(&FILTER)
            .takes(&[("in", "fr or en"), ("format", "json, markdown, html or docx"), ("title", "instead of the usual one")])
            .takes(&FOLLOW)
            .gives::<bilan_chronicle::Chronicle>(200)
            .gives_files()
            .tagged(),
        read("/summary", get(summaries::summary), "Counts and tolls by one or two things")
            .takes(&[("by", "one or two of week, month, year, country, division, district, actor, kind, separated by a comma")])
            .takes(&FILTER)
            .takes(&[("format", "json, csv, svg or png"), ("measure", "what svg and png draw"), ("in", "fr or en")])
            .gives::<bilan_summary::Summary>(200)
            .gives_file_of(&["text/csv", "image/svg+xml", "image/png"])
            .takes_long()
            .tagged(),
        Route::post(
            "/compare",
            post(comparing::compare),
            "Puts our events beside a data set of others; with Accept: text/event-stream tells how far it is",
            Role::Reader,
        )
        .body(Body::Table)
        .takes(&FILTER)
        .takes(&[
            ("mapping", "which column holds what, as a JSON object of fields and columns"),
            ("dates", "dmy or mdy, where the file does not tell"),
            ("format", "json, jsonl or html"),
            ("in", "with html: fr or en"),
        ])
        .gives::<Compared>(200)
        .gives_file_of(&["application/x-ndjson", "text/html"])
        .streams()
        .takes_long(),
        Route::post("/read", post(trying::read), "Reads what is handed over and keeps nothing", Role::Reader)
            .body(Body::Reports)
            .takes(&[FILTER[13]])
            .gives::<Tried>(200),
        read("/stream", get(stream::stream), "Server-sent events: hello, then change whenever something is new").streams(),
        read("/session", get(session::me), "Who is logged in").open().gives::<Me>(200),
        Route::post("/session", post(session::login), "Logs in", Role::Reader)
            .open()
            .body(Body::Json(Takes::of::<Login>))
            .gives::<Me>(200),
        Route::delete("/session", delete(session::logout), "Logs out").gives_nothing(204),
        read("/meta", get(meta::meta), "Words, names and limits").gives::<Meta>(200).tagged(),
        read("/health", get(meta::health), "Whether the server can answer").open().gives::<Health>(200),
    ]
}
