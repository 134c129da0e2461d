import type { Transaction } from '../audit';
import { globalIdSql } from '../platform/global-id';
import { jsonObject } from '../platform/read/statement';
import type { DefinitionFault } from '../workflow/definition-document';
import { peopleNamedIn, policyFaults, type SeatsThere } from './domain/quorum';

/**
 * SQL of the JSON text of `SeatsThere`.
 * @param organization SQL of the organization's id
 * @param named SQL of a set of ids as the API has them, for `in (…)`: the people whom documents name
 */
export function seatsThereSql(organization: string, named: string): string {
  const counts = (word: string, rows: string) =>
    `(select coalesce(json_object_agg(c.word, c.people), '{}') from
      (select ${word} as word, count(distinct p.id) as people from people p ${rows}
        where p.organization_id = ${organization} and p.deactivated_at is null and ${word} is not null
        group by 1) c)::text`;
  return jsonObject([
    ['roles', counts('g.role', 'join role_grants g on g.organization_id = p.organization_id and g.person_id = p.id')],
    ['cxFunctions', counts('p.cx_function', '')],
    [
      'here',
      `(select coalesce(json_agg(known.id), '[]') from
        (select ${globalIdSql('Person', 'p.id')} as id from people p
          where p.organization_id = ${organization} and p.deactivated_at is null) known
        where known.id in (${named}))::text`,
    ],
  ]);
}

/** SQL of the people whom the approvals of a gate name, in their documents as jsonb. */
export const namedSql = (document: string, path: string): string =>
  `select named #>> '{}' from jsonb_path_query(${document}, '${path}.groups[*].members.personIds[*]') named`;

/** As {@link policyFaults} tells of the organization of this transaction. */
export async function policyFaultsNow(tx: Transaction, document: unknown): Promise<readonly DefinitionFault[]> {
  const [row] = await tx.manager.query<{ there: string }[]>(
    `select ${seatsThereSql('$1::uuid', 'select unnest($2::text[])')} as there`,
    [tx.viewer.organizationId, peopleNamedIn(document)],
  );
  return policyFaults(document, JSON.parse(row!.there) as SeatsThere);
}
