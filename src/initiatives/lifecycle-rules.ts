import { jsonObject } from '../platform/read/statement';
import type { DefinitionRules } from '../process';
import { parseDocument } from '../workflow/definition-document';
import { lifecycleFaults } from './domain/lifecycle-faults';
import { groupFaults, type GroupFacts } from './domain/quorum';
import { namedSql, seatsThereSql } from './seats-there';

/** What published gate policies ask, each thing once however many versions ask it. */
const askedSql = (organization: string): string =>
  `select distinct stage.key as gate, (stage.value -> 'approvals')::jsonb as approvals
    from gate_policies p, json_each(p.document -> 'gates') stage
    where p.organization_id = ${organization} and p.published_at is not null`;

/** What initiatives say of the definitions of their process. */
export const lifecycleRules: DefinitionRules = {
  factsSql: (organization) => {
    const named = `select people.id from asked, lateral (${namedSql('asked.approvals', '$')}) people(id)`;
    const asked = `(select coalesce(json_agg(json_build_object('gate', gate, 'approvals', approvals)), '[]') from asked)::text`;
    return `(with asked as (${askedSql(organization)}) select ${jsonObject([
      ['asked', asked],
      ['there', seatsThereSql(organization, named)],
    ])})`;
  },
  faults: (document, facts: GroupFacts | null) => {
    const faults = lifecycleFaults(document);
    const parsed = parseDocument(document);
    return facts === null || !('machine' in parsed) ? faults : [...faults, ...groupFaults(parsed, facts)];
  },
};
