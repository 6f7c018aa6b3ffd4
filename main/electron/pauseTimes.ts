// Until when a pause from the tray lasts.

export const inOneHour = (now: Date): Date => new Date(now.getTime() + 3_600_000);

/** The first moment of the next day where the person is. */
export const tomorrow = (now: Date): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
