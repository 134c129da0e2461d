/** Somebody who is told of an overdue vote. */
export interface ToldAbove {
  readonly toId: string;
  /** Who is absent, and in whose place they are told; null where they are told themselves. */
  readonly insteadOfId: string | null;
}

/** Those who are told in one step. */
export interface Step {
  /** The body as whose chair, or in the chair's place; null in the line, and where no body decides. */
  readonly bodyId: string | null;
  readonly told: readonly ToldAbove[];
}

/** The way that an overdue vote goes: up the voter's line, then to those who decide on the amount. */
export interface WayUp {
  readonly line: readonly Step[];
  /** The body that decides, then those that it escalates to; where none of them has anybody to tell, who leads instead. */
  readonly bodies: readonly Step[];
}

/** Who stands where, as far as an escalation asks. */
export interface StandingAbove {
  /** Null where nobody's vote in particular is meant. */
  readonly voterId: string | null;
  /** The managers of the voter, from the bottom up. */
  readonly managerIds: readonly string[];
  /** The body that decides on the amount, and those that it escalates to, in this order. */
  readonly bodies: readonly {
    readonly id: string;
    readonly chairId: string;
    /** Who comes in the chair's place. */
    readonly deputyId: string | null;
  }[];
  /** Who hears where no body has anybody. */
  readonly leaderIds: readonly string[];
  /** Whether they have neither left, nor a part in what is decided, nor declared a conflict. */
  readonly mayHear: (personId: string) => boolean;
  /** Who stands in for somebody who is absent now, or null where nobody does; undefined of whoever is here. */
  readonly standInOf: (personId: string) => string | null | undefined;
}

/** Whom an overdue vote may be told to, step by step. Never to the voter; who cannot hear is passed over. */
export function wayUp(standing: StandingAbove): WayUp {
  const step = (bodyId: string | null, told: readonly (ToldAbove | null)[]): readonly Step[] => {
    // Of two who are absent the same person may stand in for both.
    const heard = [...new Map(told.flatMap((each) => (each === null ? [] : [[each.toId, each] as const]))).values()];
    return heard.length === 0 ? [] : [{ bodyId, told: heard }];
  };
  const bodies = standing.bodies.flatMap(({ id, chairId, deputyId }) =>
    step(id, [hearing(standing, chairId, deputyId)]),
  );
  return {
    line: standing.managerIds.flatMap((id) => step(null, [hearing(standing, id)])),
    bodies:
      bodies.length > 0
        ? bodies
        : step(
            null,
            standing.leaderIds.map((id) => hearing(standing, id)),
          ),
  };
}

/** Themselves, or in their absence who stands in for them, else their deputy. What was given to one goes no further. */
function hearing(
  { voterId, mayHear, standInOf }: StandingAbove,
  personId: string,
  deputyId: string | null = null,
): ToldAbove | null {
  const hears = (id: string): boolean => id !== voterId && mayHear(id);
  if (!hears(personId)) return null;
  const standIn = standInOf(personId);
  if (standIn === undefined) return { toId: personId, insteadOfId: null };
  const inTheirPlace = [standIn, deputyId].find((id) => id !== null && hears(id) && standInOf(id) === undefined);
  return inTheirPlace == null ? null : { toId: inTheirPlace, insteadOfId: personId };
}

/**
 * The next step up, with those alone who have not been told yet.
 * @param toldIds who has been told of this vote since it is awaited
 * @returns undefined at the end of the way: everybody on it has been told
 */
export const nextStep = ({ line, bodies }: WayUp, toldIds: readonly string[]): Step | undefined =>
  [...line, ...bodies]
    .map(({ bodyId, told }) => ({ bodyId, told: told.filter(({ toId }) => !toldIds.includes(toId)) }))
    .find(({ told }) => told.length > 0);

/** All in one: the nearest of the line, and whoever decides on the amount; nobody twice. */
export function onlySteps({ line: [manager], bodies: [deciding] }: WayUp): readonly Step[] {
  const toManager = manager?.told.map(({ toId }) => toId) ?? [];
  const others = deciding?.told.filter(({ toId }) => !toManager.includes(toId)) ?? [];
  return [
    ...(manager === undefined ? [] : [manager]),
    ...(deciding === undefined || others.length === 0 ? [] : [{ bodyId: deciding.bodyId, told: others }]),
  ];
}
