import { fromPlain } from '../analyses/domain/exact-json';
import type { FrozenInputs } from '../analyses/domain/frozen-inputs';
import { globalId, parseGlobalId } from '../platform/global-id';
import { computed, toJson } from '../platform/read/fields';
import { extendRead, type FieldScope } from '../platform/read/model';
import { jsonObject, type Binding } from '../platform/read/statement';
import { scoreChange } from './domain/score-change';

interface Facts {
  readonly proposalId: string;
  /** With that one candidate; null where the id leads nowhere. */
  readonly from: unknown;
  readonly to: unknown;
  /** Names of scorers by their ids. */
  readonly names: Readonly<Record<string, string>>;
}

/** Where inputs were frozen: their id's type and their table. */
const FROZEN_IN: Readonly<Record<string, string>> = { PreRead: 'pre_reads', Analysis: 'analyses' };

/** What was frozen, and of the candidates the one that is asked about alone: a document may hold a thousand. */
function facts({ statement, args }: FieldScope): string {
  const { organization } = statement;
  const asked = (name: string) => (binding: Binding) => parseGlobalId(String(args.of(binding)[name]));
  const proposal = statement.parameter((binding) => {
    const parsed = asked('proposalId')(binding);
    return parsed?.type === 'Proposal' ? parsed.id : null;
  }, 'uuid');
  const ofIt = `select c from jsonb_array_elements(i.inputs -> 'candidates') c where c ->> 'proposalId' = ${proposal}::text`;
  const frozen = (name: string) => {
    const of = Object.entries(FROZEN_IN).map(([type, table]) => {
      const id = statement.parameter((binding) => {
        const parsed = asked(name)(binding);
        return parsed?.type === type ? parsed.id : null;
      }, 'uuid');
      return `select r.inputs from ${table} r where r.organization_id = ${organization} and r.id = ${id}`;
    });
    return `(select jsonb_set(i.inputs, '{candidates}', coalesce((select jsonb_agg(c) from (${ofIt}) f(c)), '[]'))
      from (${of.join(' union all ')}) i limit 1)`;
  };
  const names = `(select coalesce(json_object_agg(p.id, p.name), '{}') from people p where p.organization_id = ${organization}
    and p.id in (select e.scorer_id from estimates e where e.organization_id = ${organization} and e.proposal_id = ${proposal}))`;
  return jsonObject([
    ['proposalId', toJson('text', `${proposal}::text`)],
    ['from', toJson('json', frozen('fromId'))],
    ['to', toJson('json', frozen('toId'))],
    ['names', toJson('json', names)],
  ]);
}

const whyDidTheScoreChange = computed<Facts>(facts, ({ proposalId, from, to, names }) => {
  if (from === null || to === null) return null;
  const change = scoreChange(proposalId, fromPlain<FrozenInputs>(from), fromPlain<FrozenInputs>(to));
  if (change === undefined) return null;
  const points = (hundredths: number | null) => (hundredths === null ? null : hundredths / 100);
  const steps = change.steps.map(({ scorerId, beforeHundredths, afterHundredths, ...step }) => ({
    ...{ ...step, before: points(beforeHundredths), after: points(afterHundredths) },
    scorerId: scorerId && globalId('Person', scorerId),
    scorerName: scorerId && (names[scorerId] ?? null),
  }));
  return { ...change, movedMicro: change.afterMicro - change.beforeMicro, steps };
});

export const scoreChangeReads = [extendRead('Query', { whyDidTheScoreChange })];
