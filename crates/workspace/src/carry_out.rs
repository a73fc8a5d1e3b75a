//! A command from beginning to end: decided, applied, and followed by what it makes possible.

use callbench_contract::time::Timestamp;

use crate::centre::Centre;
use crate::command::Command;
use crate::context::Context;
use crate::fact::{Fact, Happening};
use crate::refusal::Refusal;

impl Centre {
    /// Decides a command and applies its facts, then whatever follows by itself: a waiting call goes to an agent who became
    /// free, the dialler calls the next number. `on_fact` sees every fact right after it was applied.
    ///
    /// # Errors
    /// The refusal of [`Self::decide`]; nothing has changed then.
    pub fn carry_out(
        &mut self,
        command: &Command,
        context: &mut dyn Context,
        mut on_fact: impl FnMut(&Self, Fact),
    ) -> Result<(), Refusal> {
        loop {
            let facts = self.decide(command, context)?;
            let more = matches!(command, Command::Tick) && !facts.is_empty();
            for fact in facts {
                self.apply(&fact);
                on_fact(self, fact);
            }
            // What is due for one and the same call comes one after the other.
            if !more || self.next_deadline().is_none_or(|next| next > context.now()) {
                break;
            }
        }
        while let Some(facts) = self.next_assignment(context) {
            for fact in facts {
                self.apply(&fact);
                on_fact(self, fact);
            }
        }
        Ok(())
    }

    /// What is still to be written down of calls that connected or ended: records, promised calls, who listened.
    fn next_settlement(&self, now: Timestamp) -> Option<Vec<Happening>> {
        self.next_settled_record(now)
            .or_else(|| self.next_settled_callback())
            .or_else(|| self.next_silence())
    }

    /// What happens next without anybody's command; nothing when all that waits has to wait on.
    fn next_assignment(&self, context: &mut dyn Context) -> Option<Vec<Fact>> {
        let happenings = self
            .next_settlement(context.now())
            .or_else(|| self.next_call(context))
            .or_else(|| self.next_chat(context))
            .or_else(|| self.next_dial(context))?;
        let now = context.now();
        Some(
            happenings
                .into_iter()
                .map(|what| Fact::new(now, what))
                .collect(),
        )
    }
}
