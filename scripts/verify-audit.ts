import { createStewardDataSource } from '../ormconfig';
import { verifyAudit } from '../src/audit';
import { openDatabase } from '../src/platform/open-database';
import { complain, print, runScript } from './run-script';

/** Recomputes every chain of the audit, and names the first broken record of each subject. */
runScript(async (config) => {
  const database = await openDatabase(config, complain);
  try {
    const owner = await createStewardDataSource(database.connection, { asOwner: true, poolSize: 2 }).initialize();
    const { subjects, records, broken, erasures } = await verifyAudit(owner).finally(() => owner.destroy());
    for (const { organizationId, subjectKind, subjectId, sequence, problem } of broken) {
      complain(`Organization ${organizationId}, ${subjectKind} ${subjectId}, record ${sequence}: ${problem}.`);
    }
    for (const { organizationId, subjectKind, subjectId, sequence, records: erased } of erasures) {
      const by = `erased by record ${sequence} of ${subjectKind} ${subjectId}`;
      print(`Organization ${organizationId}: details of ${erased.toLocaleString('en-US')} records ${by}.`);
    }
    const counted = `${subjects.toLocaleString('en-US')} subjects with ${records.toLocaleString('en-US')} records`;
    print(broken.length === 0 ? `${counted}: every chain is whole.` : `${counted}: ${broken.length} broken.`);
    return broken.length === 0;
  } finally {
    await database.close();
  }
});
