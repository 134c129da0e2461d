import loadHighs, { type Highs, type Model } from 'highs';
import {
  holds,
  sumOf,
  type BinaryProgram,
  type BinarySolver,
  type Choices,
  type LinearRow,
  type SolverAnswer,
  type SolverLimit,
} from '../../shared/binary-program';
import { inDoubles, type ProgramInDoubles } from './doubles';

/** How often a choice that breaks a row by less than the solver can see is forbidden, and the next one asked for. */
const MOST_REPAIRS = 20;

/** The tolerance of the solver, in what it is given. */
const TOLERANCE = 1e-6;

/**
 * HiGHS, compiled to WebAssembly: one thread, the same arithmetic on every machine, a seed that is never changed.
 *
 * It computes in doubles. Rows are therefore checked in whole numbers; a choice that breaks one is forbidden by a cut, and
 * the next one asked for: what is returned keeps every row to the last unit, up to the 10¹⁵ that amounts may have. That
 * nothing better exists is as certain as HiGHS can tell amounts apart: to the unit where no coefficient is above 10¹¹ (a
 * billion, with cents), to about a millionth of a millionth of the greatest coefficient beyond.
 */
export async function loadSolver(): Promise<BinarySolver> {
  const highs = await loadHighs();
  return {
    engine: `HiGHS ${highs.version.string}`,
    solve: (program, limit) => solveExactly(highs, program, limit),
  };
}

function solveExactly(highs: Highs, program: BinaryProgram, limit: SolverLimit): SolverAnswer {
  const rows = [...program.rows];
  let [nodes, bound] = [0, sumOfPositive(program.objective)];
  for (let attempt = 0; attempt <= MOST_REPAIRS && nodes <= limit.nodeLimit; attempt += 1) {
    const before = nodes;
    const answer = solveInDoubles(
      highs,
      { ...program, rows },
      {
        nodeLimit: limit.nodeLimit - before,
        onNodes: (more) => limit.onNodes?.(before + more),
      },
    );
    nodes += answer.nodes;
    if (answer.status === 'INFEASIBLE' || answer.status === 'NONE_FOUND') return { ...answer, nodes };
    const { choices } = answer;
    const broken = program.rows.filter((row) => !holds(row, choices));
    if (broken.length === 0) return { ...answer, nodes };
    if (answer.status === 'BEST_FOUND' && answer.bound < bound) bound = answer.bound;
    rows.push(...broken.map((row) => cutOff(row, choices)));
  }
  return { status: 'NONE_FOUND', bound, nodes };
}

/**
 * Of a row that is broken: of the choices that push its sum the wrong way, at least one has to be other than it was. It
 * holds for whatever keeps the row.
 */
function cutOff({ terms, atMost }: LinearRow, choices: Choices): LinearRow {
  const tooMuch = atMost !== undefined && sumOf(terms, choices) > atMost;
  const guilty = terms.filter(([index, coefficient]) => (coefficient > 0n === tooMuch) === choices[index]);
  const made = guilty.filter(([index]) => choices[index]).length;
  return {
    terms: guilty.map(([index]) => [index, choices[index] ? 1n : -1n]),
    atMost: BigInt(made) - 1n,
  };
}

function solveInDoubles(highs: Highs, program: BinaryProgram, limit: SolverLimit): SolverAnswer {
  const size = program.objective.length;
  if (size === 0) {
    const possible = program.rows.every((row) => holds(row, []));
    return possible ? { status: 'OPTIMAL', choices: [], nodes: 0 } : { status: 'INFEASIBLE', nodes: 0 };
  }
  const doubles = inDoubles(program);
  return highs.withModel(modelOf(highs, doubles), (model) => {
    model.options.set({
      // Its log goes nowhere, but has to be on: with each line of it comes the call that tells the nodes.
      log_to_console: false,
      mip_max_nodes: limit.nodeLimit,
      mip_rel_gap: 0,
      // Objectives are whole numbers: what is less than one of them above is not above.
      mip_abs_gap: 0.9 / doubles.objectiveUnit,
      mip_min_logging_interval: 0.5,
    });
    const { modelStatus } = model.run({
      [highs.constants.callbackType.mipLogging]: ({ data }) => {
        limit.onNodes?.(Number(data.mip_node_count ?? 0));
        return undefined;
      },
    });
    return answerOf(highs, model, modelStatus, program, doubles.objectiveUnit);
  });
}

function modelOf(highs: Highs, doubles: ProgramInDoubles) {
  const [numCols, numRows] = [doubles.objective.length, doubles.atMost.length];
  return {
    numCols,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: doubles.objective,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    integrality: new Int32Array(numCols).fill(highs.constants.variableType.integer),
    rowLower: doubles.atLeast,
    rowUpper: doubles.atMost,
    matrix: {
      format: 'csr',
      numRows,
      numCols,
      starts: doubles.rowStarts,
      indices: doubles.columns,
      values: doubles.coefficients,
    },
  } as const;
}

function answerOf(
  highs: Highs,
  model: Model,
  status: number,
  { objective }: BinaryProgram,
  objectiveUnit: number,
): SolverAnswer {
  const { optimal, infeasible, unboundedOrInfeasible, solutionLimit } = highs.constants.modelStatus;
  const nodes = Math.max(0, Number(model.info.get('mip_node_count')));
  // Nothing is unbounded where all is between 0 and 1.
  if (status === infeasible || status === unboundedOrInfeasible) return { status: 'INFEASIBLE', nodes };
  const isFeasible = Number(model.info.get('primal_solution_status')) === FEASIBLE;
  const choices = isFeasible ? Array.from(model.getSolution().colValue, (value) => value > 0.5) : null;
  if (status === optimal && choices !== null) return { status: 'OPTIMAL', choices, nodes };
  if (status !== solutionLimit) throw new Error(`HiGHS ended with status ${status}.`);
  const most = sumOfPositive(objective);
  const told = (Number(model.info.get('mip_dual_bound')) + TOLERANCE) * objectiveUnit;
  const bound = Number.isFinite(told) && told < Number(most) ? BigInt(Math.floor(told)) : most;
  return choices === null ? { status: 'NONE_FOUND', bound, nodes } : { status: 'BEST_FOUND', choices, bound, nodes };
}

/** HiGHS's code for a solution that keeps every row. */
const FEASIBLE = 2;

const sumOfPositive = (amounts: readonly bigint[]): bigint =>
  amounts.reduce((sum, amount) => (amount > 0n ? sum + amount : sum), 0n);
