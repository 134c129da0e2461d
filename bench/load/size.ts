/** How much of each there is in an organization of the load set. */
export interface Size {
  readonly proposals: number;
  readonly people: number;
  readonly portfolios: number;
  readonly needs: number;
}

/** 10,000 proposals have 500 people, 20 portfolios and, eight of ten funded, 8,000 initiatives. */
export const sizeOf = (proposals: number): Size => ({
  proposals,
  people: Math.max(20, Math.round(proposals / 20)),
  portfolios: Math.max(2, Math.round(proposals / 500)),
  needs: Math.max(5, Math.round(proposals / 200)),
});

/** How many of a size's people score; all others propose, sponsor and lead, so that nobody scores their own. */
export const scorersOf = ({ people }: Size): number => Math.ceil(people / 10);
