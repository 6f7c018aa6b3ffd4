// Says how time is written everywhere: days and instants are plain ISO strings that sort as text.

/** A calendar day, `YYYY-MM-DD`, always in the zone of the authority that the value belongs to. */
export type Day = string;

/** A moment, ISO 8601 in UTC with milliseconds, `2026-11-21T09:30:00.000Z`. */
export type Instant = string;

/** A wall-clock hour, `HH:MM`, 24 hours. */
export type WallTime = string;

/** An IANA zone name such as `America/Santiago`. */
export type ZoneName = string;

/** The only source of "now": injected, so that tests hold the time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
