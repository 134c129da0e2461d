/** How strictly something is governed, by its cost and risk. */
export const TRACKS = ['LIGHT', 'STANDARD', 'MAJOR', 'MANDATORY'] as const;
export type Track = (typeof TRACKS)[number];
