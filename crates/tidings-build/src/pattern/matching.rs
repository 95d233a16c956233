//! Whether a text matches: by trying, and not for ever.

use super::Node;
use super::characters::is_word;

/// How many steps are taken, at most.
const STEPS: u32 = 50_000;

/// How many parts may be tried within each other.
const DEEPEST: u32 = 400;

/// What is tried behind a part.
type Next<'n> = dyn FnMut(&mut Run<'_>, usize) -> bool + 'n;

/// One text on trial.
struct Run<'t> {
    text: &'t [char],
    steps: u32,
    depth: u32,
}

/// Whether a part of the text matches. Yes if that takes too much work to tell.
pub(super) fn matches(root: &Node, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let mut run = Run { text: &text, steps: 0, depth: 0 };
    (0..=text.len()).any(|at| run.step(root, at, &mut |_, _| true))
}

impl Run<'_> {
    fn step(&mut self, node: &Node, at: usize, next: &mut Next<'_>) -> bool {
        self.steps += 1;
        if self.steps > STEPS || self.depth > DEEPEST {
            self.steps = STEPS;
            return true;
        }
        self.depth += 1;
        let found = match node {
            Node::Class(_) => self.has(node, at) && next(self, at + 1),
            Node::Start => at == 0 && next(self, at),
            Node::End => at == self.text.len() && next(self, at),
            Node::Boundary(expected) => self.is_boundary(at) == *expected && next(self, at),
            Node::Sequence(nodes) => self.sequence(nodes, at, next),
            Node::Either(nodes) => nodes.iter().any(|node| self.step(node, at, next)),
            Node::Repeat { node, least, most } => self.repeat((node, *least, *most), at, 0, next),
        };
        self.depth -= 1;
        found
    }

    fn has(&self, node: &Node, at: usize) -> bool {
        matches!((node, self.text.get(at)), (Node::Class(class), Some(c)) if class.has(*c))
    }

    fn is_boundary(&self, at: usize) -> bool {
        let is_word = |at: Option<usize>| at.and_then(|at| self.text.get(at)).is_some_and(|c| is_word(*c));
        is_word(at.checked_sub(1)) != is_word(Some(at))
    }

    fn sequence(&mut self, nodes: &[Node], at: usize, next: &mut Next<'_>) -> bool {
        match nodes.split_first() {
            None => next(self, at),
            Some((first, rest)) => self.step(first, at, &mut |run, at| run.sequence(rest, at, next)),
        }
    }

    fn repeat(&mut self, what: (&Node, u32, Option<u32>), at: usize, count: u32, next: &mut Next<'_>) -> bool {
        let (node, least, most) = what;
        if matches!(node, Node::Class(_)) {
            return self.repeat_class(what, at, next);
        }
        let may_have_more = most.is_none_or(|most| count < most);
        let more = may_have_more
            && self.step(node, at, &mut |run, then| {
                // What matches nothing would do so for ever.
                (then > at || count < least) && run.repeat(what, then, count + 1, next)
            });
        more || count >= least && next(self, at)
    }

    /// As many characters as there are, then fewer and fewer.
    fn repeat_class(&mut self, (node, least, most): (&Node, u32, Option<u32>), at: usize, next: &mut Next<'_>) -> bool {
        let [least, most] = [least, most.unwrap_or(u32::MAX)].map(|count| usize::try_from(count).unwrap_or(usize::MAX));
        let mut count = 0;
        while count < most && self.has(node, at + count) {
            count += 1;
        }
        (least..=count).rev().any(|count| {
            self.steps += 1;
            next(self, at + count)
        })
    }
}
