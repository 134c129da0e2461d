import type { AuditEntry, Transaction } from '../audit';
import { handedOver, heldBy, type HandoverStep } from '../people';
import { tellAsked } from './assessment-news';
import type { MaturityAssessment } from './domain/maturity-assessment';
import { MaturityAssessmentTable, MaturityAssessorTable } from './maturity.table';

/**
 * The handover step of open maturity assessments: the successor is asked in place of an assessor who has said nothing yet,
 * unless they are asked already. Whoever has recorded a level stays an assessor: what they said counts.
 */
export const assessorHandover: HandoverStep = {
  held: (person, organization) => `
    select a.id, 'MaturityAssessment' as kind, a.name, 'ASSESSOR' as held_as from maturity_assessments a
      join maturity_assessors s on s.organization_id = ${organization} and s.assessment_id = a.id
      where a.organization_id = ${organization} and s.person_id = ${person} and a.status = 'OPEN'
        and not exists (select from maturity_levels l where l.organization_id = ${organization}
          and l.assessment_id = a.id and l.assessor_id = s.person_id)`,
  handOver: async (tx, { leaver, successor, reason }) => {
    const locked = new Map<string, MaturityAssessment>();
    for (const { id } of await heldBy(tx, assessorHandover.held, leaver.id)) {
      locked.set(id, await tx.lock(MaturityAssessmentTable, id, 'maturity assessment'));
    }
    const audit: AuditEntry[] = [];
    // Asked again once they are locked: one may have been closed meanwhile, or answered.
    for (const { id } of await heldBy(tx, assessorHandover.held, leaver.id)) {
      const before = await assessorsOf(tx, id);
      const after = [...new Set(before.map((assessorId) => (assessorId === leaver.id ? successor.id : assessorId)))];
      await removeAssessor(tx, id, leaver.id);
      if (!before.includes(successor.id)) {
        await tx.insert(MaturityAssessorTable, [{ id: tx.newId(), assessmentId: id, personId: successor.id }]);
        await tellAsked(tx, locked.get(id)!, [successor.id]);
      }
      await tx.update(MaturityAssessmentTable, locked.get(id)!, {});
      const seats = { before: { assessorIds: before }, after: { assessorIds: after } };
      audit.push({ ...handedOver('MaturityAssessment', id), ...seats, reason });
    }
    return audit;
  },
};

async function assessorsOf(tx: Transaction, assessmentId: string): Promise<string[]> {
  const assessors = await tx.all(MaturityAssessorTable, 'assessmentId', [assessmentId]);
  return assessors.map(({ personId }) => personId);
}

const removeAssessor = (tx: Transaction, assessmentId: string, personId: string) =>
  tx.manager.delete(MaturityAssessorTable, {
    organizationId: tx.viewer.organizationId,
    assessmentId,
    personId,
  });
