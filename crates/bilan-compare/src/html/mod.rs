//! A comparison as one page that loads nothing: counts, charts, a map, pairs with their differences, and what each side lacks.
//!
//! The page holds a bounded number of rows, those that differ most; the whole is in JSONL.

mod charts;
mod map;

use std::fmt::Write;

use bilan_summary::escape;

use crate::compare::Counts;
use crate::row::{Found, Row, Said, Says};
use crate::text::{BETWEEN, difference, party, speaker, when_and_where, whole};
use crate::words::Words;

/// So many pairs, and so many events of each side alone, stand on the page.
const MOST: usize = 400;
/// So many points of a kind the map holds; more are no longer told apart.
const POINTS: usize = 4000;

/// Takes rows one at a time and keeps what the page shows.
#[derive(Debug, Default)]
pub struct Page {
    pub counts: Counts,
    pairs: Vec<Row>,
    ours: Vec<Row>,
    theirs: Vec<Row>,
    points: [Vec<[f32; 2]>; 3],
}

impl Page {
    pub fn add(&mut self, row: Row) {
        self.counts.add(&row);
        let at = match row.found {
            Found::Both => 0,
            Found::Ours => 1,
            Found::Theirs => 2,
        };
        let point = |lat: Option<f64>, lon: Option<f64>| Some([lat? as f32, lon? as f32]);
        let ours = row.ours.as_ref().and_then(|o| point(o.lat, o.lon));
        let point = ours.or_else(|| row.theirs.as_ref().and_then(|t| point(t.lat, t.lon)));
        if let Some(point) = point.filter(|_| self.points[at].len() < POINTS) {
            self.points[at].push(point);
        }
        match row.found {
            Found::Both => {
                self.pairs.push(row);
                // Now and then only those are kept that differ most.
                if self.pairs.len() >= 4 * MOST {
                    self.pairs.sort_by_key(|r| std::cmp::Reverse(r.weight()));
                    self.pairs.truncate(MOST);
                }
            }
            Found::Ours if self.ours.len() < MOST => self.ours.push(row),
            Found::Theirs if self.theirs.len() < MOST => self.theirs.push(row),
            _ => {}
        }
    }
}

const STYLE: &str = "\
:root{color-scheme:light dark;--bg:#fff;--text:#1b1f24;--muted:#5b6570;--line:#dfe3e8;--card:#f7f8fa;--ours:#5b7b9d;--theirs:#b0412f}\
@media(prefers-color-scheme:dark){:root{--bg:#14181d;--text:#e8ebee;--muted:#9ba5b0;--line:#2b323a;--card:#1b2027;--ours:#7d9dc0;--theirs:#d9634f}}\
*{box-sizing:border-box}body{margin:0 auto;max-width:64rem;padding:1rem;background:var(--bg);color:var(--text);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}\
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.15rem;margin-top:2.2rem}h3{font-size:1rem;margin:0}svg{width:100%;max-width:52rem;height:auto;display:block}.chart{overflow-x:auto}\
.note,.ids,small{color:var(--muted);font-size:.85rem}.counts{display:flex;flex-wrap:wrap;gap:.6rem;padding:0;list-style:none}\
.counts li{background:var(--card);border:1px solid var(--line);border-radius:.4rem;padding:.5rem .9rem}.counts b{display:block;font-size:1.5rem;line-height:1.2}\
article{border:1px solid var(--line);border-radius:.4rem;background:var(--card);padding:.7rem .9rem;margin:.7rem 0}\
dl{display:grid;grid-template-columns:1fr 1fr;gap:0 1rem;margin:.4rem 0}dt{font-size:.8rem;color:var(--muted)}dd{margin:0}\
.d{border-top:1px solid var(--line);padding-top:.4rem;margin-top:.4rem}.d p{margin:0}blockquote{margin:.3rem 0 .3rem .2rem;padding-left:.7rem;border-left:3px solid var(--line);font-size:.92rem}\
blockquote.theirs{border-color:var(--theirs)}blockquote.ours{border-color:var(--ours)}table{border-collapse:collapse;width:100%;font-size:.92rem}\
td,th{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}\
@media(max-width:36rem){body{padding:.7rem;font-size:15px}.chart svg{width:34rem;max-width:none}dl{grid-template-columns:1fr}table,tbody,tr,td{display:block}thead{display:none}td{border:0;padding:.1rem 0}tr{border-bottom:1px solid var(--line);padding:.4rem 0;display:block}}";

/// The page. `file` is what the data set is called.
pub fn page(mut page: Page, file: &str, words: &Words) -> String {
    page.pairs.sort_by_key(|r| std::cmp::Reverse(r.weight()));
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let title = words.fill("title", &[("file", name)]);
    let mut out = format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <title>{}</title><style>{STYLE}</style></head><body><h1>{}</h1>",
        words.names.language,
        escape(&title),
        escape(&title)
    );
    whole(&page.counts, words).iter().take(2).for_each(|line| paragraph(&mut out, "", line));
    counts(&mut out, &page.counts, words);
    section(&mut out, words.text("months"));
    chart(&mut out, &charts::months(&page.counts, words));
    section(&mut out, words.text("differences"));
    chart(&mut out, &charts::differences(&page.counts, words));
    if let Some(chart) = charts::deaths(&page.pairs, words) {
        section(&mut out, words.text("deaths"));
        paragraph(&mut out, "note", words.text("deaths_note"));
        self::chart(&mut out, &chart);
    }
    if let Some(map) = map::map(&page.points, words) {
        section(&mut out, words.text("map"));
        out.push_str(&map);
        paragraph(&mut out, "note", words.text("map_note"));
    }
    section(&mut out, words.text("pairs"));
    page.pairs.iter().take(MOST).for_each(|row| pair(&mut out, row, words));
    rest(&mut out, page.counts.both, page.pairs.len().min(MOST), words);
    for (name, rows, count) in [("ours", &page.ours, page.counts.ours), ("theirs", &page.theirs, page.counts.theirs)] {
        section(&mut out, words.text(name));
        alone(&mut out, rows, words);
        rest(&mut out, count, rows.len(), words);
    }
    out.push_str("</body></html>\n");
    out
}

fn section(out: &mut String, name: &str) {
    let _ = write!(out, "<h2>{}</h2>", escape(name));
}

/// A chart keeps its size where there is little room, so that its words can be read, and is moved instead.
fn chart(out: &mut String, svg: &str) {
    let _ = write!(out, "<div class=\"chart\">{svg}</div>");
}

fn paragraph(out: &mut String, class: &str, text: &str) {
    let _ = write!(out, "<p class=\"{class}\">{}</p>", escape(text));
}

fn rest(out: &mut String, all: usize, shown: usize, words: &Words) {
    match (all, all.saturating_sub(shown)) {
        (0, _) => paragraph(out, "note", words.text("none")),
        (_, 0) => {}
        (_, more) => paragraph(out, "note", &words.fill("more", &[("n", &more.to_string())])),
    }
}

fn counts(out: &mut String, c: &Counts, words: &Words) {
    out.push_str("<ul class=\"counts\">");
    let list = [("both", c.both), ("agree", c.agree), ("differ", c.both - c.agree), ("ours", c.ours), ("theirs", c.theirs)];
    for (name, n) in list {
        let _ = write!(out, "<li><b>{}</b>{}</li>", escape(&words.names.number(n as u64)), escape(words.text(name)));
    }
    out.push_str("</ul>");
}

fn pair(out: &mut String, row: &Row, words: &Words) {
    let (Some(ours), Some(theirs)) = (&row.ours, &row.theirs) else { return };
    let (day, place) = when_and_where(row, words);
    let _ = write!(out, "<article><h3>{} · {}</h3>", escape(&day), escape(&place));
    let killed =
        |n: &Option<crate::row::Number>| n.as_ref().map_or_else(|| words.text("killed_unknown").to_owned(), |n| words.killed(n));
    let called: Vec<String> = ours.actors.iter().map(|name| party(name, words)).collect();
    let side = |name: &str, numbers: String, actors: &[String], id: String| {
        let mut lines = vec![numbers];
        lines.extend((!actors.is_empty()).then(|| actors.join(BETWEEN)));
        format!(
            "<div><dt>{}</dt><dd>{}</dd><dd class=\"ids\">{}</dd></div>",
            escape(words.text(name)),
            lines.iter().map(|l| escape(l)).collect::<Vec<_>>().join("<br>"),
            escape(&id)
        )
    };
    let line = words.fill("line", &[("n", &theirs.line.to_string())]);
    let _ = write!(
        out,
        "<dl>{}{}</dl>",
        side("we", killed(&ours.killed), &called, ours.id.clone()),
        side("they", killed(&theirs.killed), &theirs.actors, format!("{}, {line}", theirs.id))
    );
    if row.differences.is_empty() {
        paragraph(out, "note", words.text("no_difference"));
    }
    for d in &row.differences {
        let _ = write!(out, "<div class=\"d\"><p>{}</p>", escape(&difference(d, words)));
        d.statements.iter().for_each(|s| quote(out, s, words));
        out.push_str("</div>");
    }
    let because: Vec<String> =
        row.because.iter().map(|r| format!("{:+} {}", r.points, words.evidence(&r.evidence, &r.meaning))).collect();
    let points = words.fill("points", &[("points", &row.points.unwrap_or_default().to_string())]);
    let _ = write!(
        out,
        "<details class=\"note\"><summary>{}</summary>{}</details></article>",
        escape(&points),
        escape(&because.join("; "))
    );
}

fn quote(out: &mut String, s: &Said, words: &Words) {
    let class = match s.says {
        Says::Theirs => "theirs",
        Says::Ours => "ours",
        Says::Neither => "",
    };
    let text: Vec<&str> = s.quote.split_whitespace().collect();
    let who = speaker(s, words);
    let from: Vec<&str> = [
        Some(who.as_str()),
        s.stance.map(|s| words.stance(s)),
        s.outlet.as_deref(),
        s.published.as_deref(),
        Some(s.statement.as_str()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let agrees = if s.says == Says::Theirs { format!(" · {}", words.text("says")) } else { String::new() };
    let _ = write!(
        out,
        "<blockquote class=\"{class}\">{}<br><small>{}{}</small></blockquote>",
        escape(&words.fill("quote", &[("text", &text.join(" "))])),
        escape(&from.join(", ")),
        escape(&agrees)
    );
}

fn alone(out: &mut String, rows: &[Row], words: &Words) {
    if rows.is_empty() {
        return;
    }
    out.push_str("<table><tbody>");
    for row in rows {
        let (day, place) = when_and_where(row, words);
        let killed = row.ours.as_ref().and_then(|o| o.killed).or_else(|| row.theirs.as_ref().and_then(|t| t.killed));
        let killed = killed.map(|n| words.killed(&n)).unwrap_or_default();
        let id =
            row.ours.as_ref().map(|o| o.id.clone()).or_else(|| row.theirs.as_ref().map(|t| t.id.clone())).unwrap_or_default();
        let nearest = row.nearest.as_ref().map(|n| {
            let text = words.fill("nearest", &[("id", &n.id), ("points", &n.points.to_string()), ("why", words.why(&n.why))]);
            format!("<br><small>{}</small>", escape(&text))
        });
        let _ = write!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td><small>{}</small>{}</td></tr>",
            escape(&day),
            escape(&place),
            escape(&killed),
            escape(&id),
            nearest.unwrap_or_default()
        );
    }
    out.push_str("</tbody></table>");
}
