import { holds, type BinarySolver, type Choices, type LinearRow } from '../shared/binary-program';
import type { Constraint, ConstraintKind, Instance } from './instance';

/** Constraints that no set of candidates keeps together. */
export interface Clash {
  readonly constraints: readonly { readonly kind: ConstraintKind; readonly name: string }[];
  /** `These cannot hold together: must: "A" (EUR 120.00); must: "B" (EUR 90.00); the budget of EUR 200.00.` */
  readonly sentence: string;
  /**
   * SMALLEST: no fewer of the constraints clash. IRREDUCIBLE: each is needed for it, though fewer others may clash, too.
   * NOT_REDUCED: where it could not be told within the limit whether one is needed, it was kept.
   */
  readonly size: 'SMALLEST' | 'IRREDUCIBLE' | 'NOT_REDUCED';
}

/** How many questions may be asked for a smallest clash once an irreducible one is known. */
const MOST_QUESTIONS = 300;
/** Of one question whether some constraints can hold together. */
const NODE_LIMIT = 200;

/**
 * What stands in the way of any set. First irreducible clashes by leaving out whatever is not needed, of one limit after the
 * other, what takes little of it first; then, within a limit, a smallest one: the least number of constraints that meets all
 * corrections found so far is either a clash, or shows a further correction. (A correction is a set of constraints without
 * which the others can hold together.)
 * @param instance whose constraints cannot all be kept
 * @see A. Ignatiev, A. Previti, M. Liffiton, J. Marques-Silva, "Smallest MUS Extraction with Minimal Hitting Set Dualization", CP 2015
 */
export function clashOf(instance: Instance, solver: BinarySolver): Clash {
  const question = new Question(instance, solver);
  const alone = limitsAlone(instance.constraints).filter((each) => question.together(each) === undefined);
  const reduced = (alone.length > 0 ? alone : [instance.constraints]).map((each) => question.reduced(each));
  const least = reduced.reduce((best, each) => (each.kept.length < best.kept.length ? each : best));
  const smallest = least.isIrreducible ? smallestOf(least.kept, instance, question, solver) : undefined;
  const size = smallest !== undefined ? 'SMALLEST' : least.isIrreducible ? 'IRREDUCIBLE' : 'NOT_REDUCED';
  const clash = instance.constraints.filter((each) => (smallest ?? least.kept).includes(each));
  return { constraints: clash.map(({ kind, name }) => ({ kind, name })), sentence: sentenceOf(clash), size };
}

/** Each limit alone with all that says who must, must not, depends and excludes: what takes least of it comes first. */
function limitsAlone(constraints: readonly Constraint[]): readonly (readonly Constraint[])[] {
  const limits = constraints.filter(({ inWords }) => inWords !== undefined);
  const relations = constraints.filter(({ inWords }) => inWords === undefined);
  return limits.map((limit) => {
    const taken = new Map(limit.terms);
    const takes = ({ brings }: Constraint): bigint => (brings === undefined ? -1n : (taken.get(brings) ?? 0n));
    const byTaking = relations.toSorted((a, b) => Number(takes(a) > takes(b)) - Number(takes(a) < takes(b)));
    return [...byTaking, limit];
  });
}

/** Asks whether constraints can hold together. */
class Question {
  asked = 0;

  constructor(
    private readonly instance: Instance,
    private readonly solver: BinarySolver,
  ) {}

  /** @returns a set that keeps the rows; undefined when there is none */
  together(rows: readonly LinearRow[]): Choices | 'NOT_KNOWN' | undefined {
    this.asked += 1;
    const objective = this.instance.candidates.map(() => 0n);
    const answer = this.solver.solve({ objective, rows }, { nodeLimit: NODE_LIMIT });
    if (answer.status === 'INFEASIBLE') return undefined;
    return answer.status === 'NONE_FOUND' ? 'NOT_KNOWN' : answer.choices;
  }

  /** What is left when everything is left out, many at once first, without which the others clash as well. */
  reduced(clash: readonly Constraint[]): { readonly kept: readonly Constraint[]; readonly isIrreducible: boolean } {
    let [kept, isIrreducible] = [clash, true];
    for (let many = 2 ** Math.floor(Math.log2(Math.max(1, clash.length))); many >= 1; many /= 2) {
      for (let at = 0; at < kept.length;) {
        const without = kept.toSpliced(at, many);
        const answer = this.together(without);
        if (answer === undefined) kept = without;
        else at += many;
        if (many === 1 && answer === 'NOT_KNOWN') isIrreducible = false;
      }
    }
    return { kept, isIrreducible };
  }

  /** What keeps the others from holding together with these, given a set that keeps these. */
  correction(choices: Choices): readonly Constraint[] {
    const { constraints } = this.instance;
    let kept = choices;
    for (const constraint of constraints) {
      if (holds(constraint, kept)) continue;
      const more = this.together([...constraints.filter((each) => holds(each, kept)), constraint]);
      if (more !== undefined && more !== 'NOT_KNOWN') kept = more;
    }
    return constraints.filter((each) => !holds(each, kept));
  }
}

/** @returns undefined when it was not found within the limit */
function smallestOf(
  irreducible: readonly Constraint[],
  { constraints }: Instance,
  question: Question,
  solver: BinarySolver,
): readonly Constraint[] | undefined {
  const corrections: LinearRow[] = [];
  const fewest = constraints.map(() => -1n);
  const limit = question.asked + MOST_QUESTIONS;
  while (question.asked < limit) {
    const answer = solver.solve({ objective: fewest, rows: corrections }, { nodeLimit: NODE_LIMIT });
    if (answer.status !== 'OPTIMAL') return undefined;
    const needed = constraints.filter((_, index) => answer.choices[index]);
    if (needed.length >= irreducible.length) return irreducible;
    const choices = question.together(needed);
    if (choices === undefined) return needed;
    if (choices === 'NOT_KNOWN') return undefined;
    const terms = question.correction(choices).map((each) => [constraints.indexOf(each), 1n] as const);
    corrections.push({ terms, atLeast: 1n });
  }
  return undefined;
}

function sentenceOf(clash: readonly Constraint[]): string {
  const named = clash.map((constraint) => {
    const { brings } = constraint;
    if (brings === undefined) return constraint.name;
    const takes = clash.flatMap(({ terms, atMost, inWords }) => {
      const amount = terms.find(([index]) => index === brings)?.[1] ?? 0n;
      return inWords && atMost !== undefined && amount > 0n ? [inWords(amount)] : [];
    });
    return takes.length === 0 ? constraint.name : `${constraint.name} (${takes.join(', ')})`;
  });
  return clash.length === 1 ? `This cannot be kept: ${named[0]}.` : `These cannot hold together: ${named.join('; ')}.`;
}
