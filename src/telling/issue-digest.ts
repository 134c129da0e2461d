import type { AuditEntry, Nobody, Transaction } from '../audit';
import { notify } from '../notifications';
import { workingTimeOf } from '../people';
import { digestFacts, digestFactsSql, type StoredFacts } from './digest-facts';
import { DigestScheduleTable, DigestTable } from './digest.table';
import { digestOf, summaryOf, titleOf, type Digest } from './domain/digest';
import { htmlOf, markdownOf, textOf } from './domain/digest-rendering';
import { nextDue, type DigestSchedule } from './domain/digest-schedule';

/**
 * Issues the digest that a schedule is due for: frozen as it is, told to whom it is for, and the next one planned, all in
 * one transaction. After a standstill there is one digest of all that time, not one for each that was missed.
 * @param scheduleId of a schedule that is claimed
 */
export async function issueDigest(tx: Transaction<Nobody>, scheduleId: string): Promise<AuditEntry> {
  const schedule = await tx.lock(DigestScheduleTable, scheduleId, 'schedule of digests');
  const digest = await frozen(tx, schedule);
  await tx.insert(DigestTable, [digest]);
  const toIds = await whomItIsFor(tx, schedule);
  const { id, title, number } = digest;
  const text = summaryOf(digest.content);
  await notify(tx, [{ kind: 'DIGEST_ISSUED', subject: { kind: 'DIGEST', id }, toIds, title, text }]);
  const nextDueAt = nextDue(schedule, (await workingTimeOf(tx)).timeZone, tx.now);
  // Its version is of what people decided of it.
  await tx.updateWhile(DigestScheduleTable, schedule, { nextDueAt }, { version: schedule.version });
  return {
    subjectKind: 'DIGEST',
    subjectId: id,
    action: 'digestIssued',
    after: { number, title, recipientIds: toIds },
  };
}

async function frozen(tx: Transaction<Nobody>, { nextDueAt }: DigestSchedule): Promise<Omit<Digest, 'organizationId'>> {
  const standing = { organization: '$1::uuid', now: '$2::timestamptz' };
  const [found] = await tx.query<{ facts: StoredFacts; number: number }>(
    `select ${digestFactsSql(standing)} as facts,
        (select coalesce(max(d.number), 0) + 1 from digests d where d.organization_id = $1) as number`,
    [tx.viewer.organizationId, tx.now],
  );
  const facts = digestFacts(found!.facts);
  const content = digestOf(facts, tx.now);
  return {
    ...{ id: tx.newId(), number: found!.number, title: titleOf(content), content },
    ...{ markdown: markdownOf(content), html: htmlOf(content), text: textOf(content) },
    ...{ dueAt: nextDueAt!, since: facts.since, issuedAt: tx.now },
  };
}

/** Those who are named, and who hold one of the roles in the whole organization. */
async function whomItIsFor(tx: Transaction<Nobody>, { roles }: DigestSchedule): Promise<string[]> {
  const people = await tx.query<{ id: string }>(
    `select p.id from people p where p.organization_id = $1 and p.deactivated_at is null and (
        exists (select from digest_recipients r where r.organization_id = p.organization_id and r.person_id = p.id)
        or exists (select from role_grants g where g.organization_id = p.organization_id and g.person_id = p.id
          and g.portfolio_id is null and g.role = any($2::text[])))
      order by p.id`,
    [tx.viewer.organizationId, roles],
  );
  return people.map(({ id }) => id);
}
