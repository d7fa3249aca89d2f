//! Which tokens stand in quotation marks.

use super::{Token, TokenKind};

/// A quotation that is not closed ends with its paragraph, unless the next one opens again.
pub fn mark(tokens: &mut [Token]) {
    let mut open = false;
    let mut straight = false;
    let mut paragraph = 0;
    let mut word = false;
    for at in 0..tokens.len() {
        let opens_word = tokens.get(at + 1).is_some_and(|next| next.is_word() && next.glued);
        let token = &mut tokens[at];
        if token.paragraph != paragraph {
            paragraph = token.paragraph;
            open = false;
            straight = false;
        }
        match token.kind {
            // Typed for a closing one: "il est mort« , a dit X".
            TokenKind::Mark('«') if open && word && token.glued => open = false,
            TokenKind::Mark('«' | '“' | '„') => open = true,
            // Typed for an opening one: "a dit X. »Il est mort", where none is open.
            TokenKind::Mark('»') if !open && opens_word && !word => open = true,
            TokenKind::Mark('»') => open = false,
            TokenKind::Mark('”') => open = false,
            TokenKind::Mark('"') => straight = !straight,
            _ => {}
        }
        token.quoted = open || straight;
        word = token.is_word();
    }
}
