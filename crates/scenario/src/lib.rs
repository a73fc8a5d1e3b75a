//! Scripted stretches of contact-centre life, on top of the state machines.
