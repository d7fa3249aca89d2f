//! A drawing in SVG: shapes with classes, whose colours stand in one style for light and dark screens.

use std::fmt::Write;

/// Whether colours follow the reader's screen. An image that does not must be fit for white paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Light, and dark where the reader prefers that.
    Screen,
    Light,
}

const LIGHT: &str = "\
.bg{fill:#ffffff}.t{fill:#1b1f24}.m{fill:#5b6570}.g{stroke:#dfe3e8;stroke-width:1}.x{stroke:#8a949e;stroke-width:1}\
.e{fill:#5b7b9d}.l{fill:#b0412f}.h{fill:#e6b4a8}.b{stroke:#1b1f24;stroke-width:2}.n{fill:#eef0f3}\
.s1{fill:#fbe6df}.s2{fill:#f2bfae}.s3{fill:#e08f79}.s4{fill:#c4604c}.s5{fill:#9c3a2b}.d{fill:#1b1f24}.w{fill:#ffffff}";
const DARK: &str = "\
.bg{fill:#14181d}.t{fill:#e8ebee}.m{fill:#9ba5b0}.g{stroke:#2b323a}.x{stroke:#6a747e}\
.e{fill:#7d9dc0}.l{fill:#d9634f}.h{fill:#6b342b}.b{stroke:#f2f4f6}.n{fill:#1f252c}\
.s1{fill:#33221f}.s2{fill:#5a2f27}.s3{fill:#874132}.s4{fill:#b8543f}.s5{fill:#e07d66}.d{fill:#e8ebee}.w{fill:#14181d}";

/// The style of all drawings.
pub fn style(theme: Theme) -> String {
    match theme {
        Theme::Light => LIGHT.to_owned(),
        Theme::Screen => format!("{LIGHT}@media (prefers-color-scheme:dark){{{DARK}}}"),
    }
}

/// Where a text begins, or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A drawing that grows downwards.
#[derive(Debug)]
pub struct Drawing {
    body: String,
    pub width: f64,
    pub height: f64,
}

impl Drawing {
    pub fn new(width: f64) -> Self {
        Self { body: String::new(), width, height: 0.0 }
    }

    /// A box; `says` is shown to whoever points at it.
    pub fn rect(&mut self, [x, y, w, h]: [f64; 4], class: &str, says: &str) {
        if w <= 0.0 || h <= 0.0 {
            return;
        }
        let _ = write!(self.body, r#"<rect x="{x:.1}" y="{y:.1}" width="{w:.1}" height="{h:.1}" class="{class}""#);
        if says.is_empty() {
            self.body.push_str("/>");
        } else {
            let _ = write!(self.body, "><title>{}</title></rect>", escape(says));
        }
    }

    pub fn line(&mut self, [x1, y1, x2, y2]: [f64; 4], class: &str) {
        let _ = write!(self.body, r#"<line x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}" class="{class}"/>"#);
    }

    pub fn text(&mut self, [x, y]: [f64; 2], size: f64, anchor: Anchor, class: &str, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let _ = write!(
            self.body,
            r#"<text x="{x:.1}" y="{y:.1}" font-size="{size}" text-anchor="{anchor}" class="{class}">{}</text>"#,
            escape(text)
        );
    }

    /// A text that ends at a point and rises towards it.
    pub fn slanted(&mut self, [x, y]: [f64; 2], size: f64, class: &str, text: &str) {
        let _ = write!(
            self.body,
            r#"<text transform="translate({x:.1} {y:.1}) rotate(-40)" font-size="{size}" text-anchor="start" class="{class}">{}</text>"#,
            escape(text)
        );
    }

    /// A head of an arrow that points up or to the right: no upper end.
    pub fn arrow(&mut self, [x, y]: [f64; 2], up: bool, class: &str) {
        let points = if up { [[-4.0, 6.0], [4.0, 6.0]] } else { [[-6.0, -4.0], [-6.0, 4.0]] };
        let [[x1, y1], [x2, y2]] = points.map(|[dx, dy]| [x + dx, y + dy]);
        let _ = write!(self.body, r#"<path d="M{x:.1} {y:.1}L{x1:.1} {y1:.1}L{x2:.1} {y2:.1}Z" class="{class}"/>"#);
    }

    /// The whole drawing with its name for those who cannot see it.
    pub fn finish(self, name: &str, theme: Theme) -> String {
        let (w, h, name) = (self.width, self.height, escape(name));
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w:.0} {h:.0}" width="{w:.0}" height="{h:.0}" role="img" aria-label="{name}" font-family="system-ui, 'DejaVu Sans', sans-serif"><style>{}</style><title>{name}</title><rect width="{w:.0}" height="{h:.0}" class="bg"/>{}</svg>"#,
            style(theme),
            self.body
        )
    }
}

/// A text as XML holds it.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Nothing else below a blank may stand in XML.
            c if c < ' ' && !matches!(c, '\t' | '\n' | '\r') => {}
            c => out.push(c),
        }
    }
    out
}

/// A text that takes at most so much room, cut with an ellipsis. Letters are taken to be as wide as they are in the middle.
pub fn fitting(text: &str, size: f64, room: f64) -> String {
    let fits = (room / (size * 0.56)).floor().max(1.0) as usize;
    if text.chars().count() <= fits {
        return text.to_owned();
    }
    let cut: String = text.chars().take(fits.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}
