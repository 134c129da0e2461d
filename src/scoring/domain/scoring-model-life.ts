import { InputCheck } from '../../shared/input-check';
import { type InvalidInput, isRefusal, notPossibleNow, type NotPossibleNow } from '../../shared/refusal';
import { type ModelDriverInput, withDrivers } from './model-drivers';
import {
  DEFAULT_HORIZON,
  defaultDrivers,
  type ModelDriver,
  type ScoringMethod,
  type ScoringModel,
} from './scoring-model';

/** A draft may be edited; what is published never changes, and stays what it is once it is retired. */
export const SCORING_MODEL_STATUSES = ['DRAFT', 'PUBLISHED', 'RETIRED'] as const;
export type ScoringModelStatus = (typeof SCORING_MODEL_STATUSES)[number];

/** A scoring model, and where it stands in its life. */
export interface StoredScoringModel extends ScoringModel {
  readonly status: ScoringModelStatus;
  /** What it is for, or what differs from the one that it was drafted from, and why. */
  readonly note: string;
  /** The model that it was drafted from; null when it began with the defaults of its method. */
  readonly basedOnId: string | null;
  /** Null of the default that every organization begins with. */
  readonly draftedById: string | null;
  readonly draftedAt: Date;
  readonly publishedById: string | null;
  readonly publishedAt: Date | null;
  readonly retiredById: string | null;
  readonly retiredAt: Date | null;
  /** Raised by each edit, by publishing and by retiring. */
  readonly version: number;
}

/** What a model says; what is left out of an edit stays as it is. */
export interface ModelContentInput {
  readonly name?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly horizonYears?: number | null | undefined;
  readonly discountRateBasisPoints?: number | null | undefined;
  readonly drivers?: readonly ModelDriverInput[] | null | undefined;
}

export interface DraftInput extends ModelContentInput {
  readonly method: ScoringMethod;
}

type Content = Pick<ScoringModel, 'name' | 'horizonYears' | 'discountRateBasisPoints' | 'drivers'> &
  Pick<StoredScoringModel, 'note'>;
type Origin = Pick<StoredScoringModel, 'id' | 'organizationId' | 'currencyCode' | 'draftedById' | 'draftedAt'>;
interface By {
  readonly personId: string;
  readonly now: Date;
}

const LONGEST_HORIZON = 30;
/** 100 %: a euro in a year is worth half of one today. Beyond, somebody has mistaken per cent for their hundredths. */
const HIGHEST_RATE = 10_000;

const UNPUBLISHED = { publishedById: null, publishedAt: null, retiredById: null, retiredAt: null } as const;

/** The published model that an organization begins with. */
export const founded = (model: ScoringModel, now: Date): StoredScoringModel => ({
  ...{ ...model, ...UNPUBLISHED, note: 'The default.', basedOnId: null, draftedById: null, version: 1 },
  ...{ status: 'PUBLISHED', draftedAt: now, publishedAt: now },
});

/**
 * A further model, as a draft.
 * @param base what it says where nothing is given: of another method, drivers that both know; without one the defaults
 */
export function draftScoringModel(
  origin: Origin,
  { method, ...input }: DraftInput,
  base?: ScoringModel,
): StoredScoringModel | InvalidInput {
  const begin = {
    ...{ name: '', note: '', drivers: begunWith(method, origin.currencyCode, base?.drivers ?? []) },
    horizonYears: base?.horizonYears ?? DEFAULT_HORIZON.horizonYears,
    discountRateBasisPoints: base?.discountRateBasisPoints ?? DEFAULT_HORIZON.discountRateBasisPoints,
  };
  const content = contentOf(method, begin, { ...input, name: input.name ?? '', note: input.note ?? '' });
  if (isRefusal(content)) return content;
  return { ...origin, ...UNPUBLISHED, method, ...content, status: 'DRAFT', basedOnId: base?.id ?? null, version: 1 };
}

const begunWith = (
  method: ScoringMethod,
  currencyCode: string,
  known: readonly ModelDriver[],
): readonly ModelDriver[] =>
  defaultDrivers(currencyCode, method).map((row) => known.find(({ driver }) => driver === row.driver) ?? row);

/** What is not given stays as it is. */
export function editScoringModel(
  model: StoredScoringModel,
  input: ModelContentInput,
): StoredScoringModel | InvalidInput | NotPossibleNow {
  if (model.status !== 'DRAFT') {
    return notPossibleNow(`${named(model)} and never changes: draft another from it.`, model.status);
  }
  const content = contentOf(model.method, model, input);
  return isRefusal(content) ? content : { ...model, ...content };
}

function contentOf(method: ScoringMethod, begin: Content, input: ModelContentInput): Content | InvalidInput {
  const check = new InputCheck();
  const name = input.name == null ? begin.name : check.text('input.name', input.name, { max: 200 });
  const note = input.note == null ? begin.note : check.text('input.note', input.note, { max: 2000 });
  const horizonYears = input.horizonYears ?? begin.horizonYears;
  check.whole('input.horizonYears', horizonYears, { min: 1, max: LONGEST_HORIZON });
  const discountRateBasisPoints = input.discountRateBasisPoints ?? begin.discountRateBasisPoints;
  check.whole('input.discountRateBasisPoints', discountRateBasisPoints, { min: 0, max: HIGHEST_RATE });
  const drivers =
    input.drivers == null ? begin.drivers : withDrivers(check, method, begin.drivers, input.drivers, 'input.drivers');
  if (check.failed || drivers === undefined) return check.refusal();
  return { name, note, horizonYears, discountRateBasisPoints, drivers };
}

/** From now on portfolios may use it, and it never changes. */
export function publishScoringModel(model: StoredScoringModel, by: By): StoredScoringModel | NotPossibleNow {
  if (model.status !== 'DRAFT') return notPossibleNow(`${named(model)}: a draft is published.`, model.status);
  return { ...model, status: 'PUBLISHED', publishedById: by.personId, publishedAt: by.now };
}

/**
 * No portfolio begins with it any more, but those that use it go on.
 * @param published all that are published: one must be left for a portfolio to begin with
 */
export function retireScoringModel(
  model: StoredScoringModel,
  published: readonly Pick<StoredScoringModel, 'id'>[],
  by: By,
): StoredScoringModel | NotPossibleNow {
  if (model.status !== 'PUBLISHED') {
    return notPossibleNow(`${named(model)}: a published one is retired.`, model.status);
  }
  if (!published.some(({ id }) => id !== model.id)) {
    return notPossibleNow(`${named(model)}, and no other is: publish another before it is retired.`, model.status);
  }
  return { ...model, status: 'RETIRED', retiredById: by.personId, retiredAt: by.now };
}

/** `Scoring model "RICE" is published`. */
const named = ({ name, status }: Pick<StoredScoringModel, 'name' | 'status'>): string =>
  `Scoring model "${name}" is ${{ DRAFT: 'a draft', PUBLISHED: 'published', RETIRED: 'retired' }[status]}`;
