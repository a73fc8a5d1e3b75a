/** What a context event is about; `null` for what it doesn't name. */
export interface Subject {
  interactionId: string | null;
  customerId: number | null;
  ticketId: string | null;
}

/** What an instance has in context. */
export interface InContext {
  interactionId: string;
  /** −1 when nobody is known. */
  customerId: number;
  /** Tickets that belong to the interaction, as far as this page knows. */
  ticketIds: readonly string[];
}

/** Reads what an event is about: the host names the interaction with the delivery, else the payload does. */
export const subjectOf = (payload: unknown, interactionId: string | null): Subject => {
  const fields = (typeof payload === "object" && payload !== null ? payload : {}) as Record<
    string,
    unknown
  >;
  return {
    interactionId:
      interactionId ?? (typeof fields.interactionId === "string" ? fields.interactionId : null),
    customerId: typeof fields.customerId === "number" ? fields.customerId : null,
    ticketId: typeof fields.ticketId === "string" ? fields.ticketId : null,
  };
};

/**
 * Whether a context event is for an instance.
 *
 * One that names an interaction is for the instances of that interaction. One that names none is for those whose
 * interaction has that customer or that ticket, and for instances with nothing in context: there it is the only way to
 * hear of it.
 */
export const reaches = (subject: Subject, context: InContext | null): boolean => {
  if (subject.interactionId !== null) return subject.interactionId === context?.interactionId;
  if (context === null) return true;
  if (subject.customerId !== null && subject.customerId >= 0) {
    if (subject.customerId === context.customerId) return true;
  }
  return subject.ticketId !== null && context.ticketIds.includes(subject.ticketId);
};
