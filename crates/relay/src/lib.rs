//! Event fan-out to an agent's sockets, in process.
