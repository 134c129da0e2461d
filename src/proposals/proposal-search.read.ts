import type { FieldRead, FieldScope } from '../platform/read/model';
import { jsonArray, type Binding } from '../platform/read/statement';
import { Fault } from '../shared/fault';
import { InputCheck } from '../shared/input-check';

const LONGEST_SEARCH = 200;
const LONGEST_TEXT = 2000;
const MOST_SIMILAR = 20;

interface ListArguments {
  readonly filter?: { readonly search?: string | null } | null;
  readonly orderBy?: { readonly field?: string | null } | null;
}

/**
 * The rows of a list of proposals: the table, or, where `filter.search` is given, what it finds, with its relevance.
 * @throws Fault BAD_USER_INPUT for an empty or too long search, or an order by relevance to no search
 */
export function searchedProposals(scope: FieldScope): string {
  const { statement, field, tableOf } = scope;
  const args = (binding: Binding): ListArguments => scope.args.of(binding);
  const table = tableOf('Proposal').tablePath;
  if (!statement.shape((binding) => args(binding).filter?.search != null)) {
    if (statement.shape((binding) => args(binding).orderBy?.field === 'RELEVANCE')) {
      throw new Fault('BAD_USER_INPUT', `${field.name}: the order RELEVANCE goes with filter.search.`);
    }
    return table;
  }
  const search = statement.parameter(
    (binding) => textOf(`${field.name}: filter.search`, args(binding).filter?.search ?? '', LONGEST_SEARCH),
    'text',
  );
  return `(select p.*, f.relevance_micro from search_proposals(${search}) f
    join ${table} p on p.organization_id = ${statement.organization} and p.id = f.proposal_id)`;
}

/** What `similarProposals` finds, as rows that bring along how similar they are. */
export const similarProposals: FieldRead = {
  sql: ({ statement, args, object }) => {
    const size = (binding: Binding) => sizeOf(args.of(binding)['first'] as number);
    statement.page(size);
    const text = statement.parameter(
      (binding) => textOf('similarProposals: text', args.of(binding)['text'] as string, LONGEST_TEXT),
      'text',
    );
    const wanted = statement.parameter(size, 'int');
    const found = statement.alias();
    const rows = `select ${object('SimilarProposal', found, { rows: size })} as j, ${found}.similarity, ${found}.proposal_id
      from similar_proposals(${text}, ${wanted}) ${found}`;
    return jsonArray(rows, 'r.similarity desc, r.proposal_id');
  },
};

function textOf(path: string, value: string, max: number): string {
  const check = new InputCheck();
  const text = check.text(path, value, { max });
  if (check.failed) throw new Fault('BAD_USER_INPUT', check.refusal().message);
  return text;
}

function sizeOf(first: number): number {
  if (first < 1 || first > MOST_SIMILAR) {
    throw new Fault('BAD_USER_INPUT', `similarProposals: first is 1 to ${MOST_SIMILAR}, not ${first}.`);
  }
  return first;
}
