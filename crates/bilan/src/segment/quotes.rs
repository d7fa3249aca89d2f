//! Which tokens stand in quotation marks.

use super::{Token, TokenKind};

/// A quotation that is not closed ends with its paragraph, unless the next one opens again. `marks` are the places of all marks.
pub fn mark(tokens: &mut [Token], marks: &[usize]) {
    let mut open = false;
    let mut straight = false;
    let mut paragraph = 0;
    for (n, at) in marks.iter().copied().enumerate() {
        if tokens[at].paragraph != paragraph {
            paragraph = tokens[at].paragraph;
            open = false;
            straight = false;
        }
        if let TokenKind::Mark(mark) = tokens[at].kind {
            let word = || at > 0 && tokens[at - 1].is_word();
            let opens_word = || tokens.get(at + 1).is_some_and(|next| next.is_word() && next.glued);
            match mark {
                // Typed for a closing one: "il est mort« , a dit X".
                '«' if open && word() && tokens[at].glued => open = false,
                '«' | '“' | '„' => open = true,
                // Typed for an opening one: "a dit X. »Il est mort", where none is open.
                '»' if !open && opens_word() && !word() => open = true,
                '»' | '”' => open = false,
                '"' => straight = !straight,
                _ => {}
            }
        }
        if open || straight {
            let end = marks.get(n + 1).copied().unwrap_or(tokens.len());
            tokens[at..end].iter_mut().take_while(|token| token.paragraph == paragraph).for_each(|token| token.quoted = true);
        }
    }
}
