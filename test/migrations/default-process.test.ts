import { Definitions1795300000000 } from '../../migrations/1795300000000-definitions';
import { GATE_POLICIES, LIFECYCLE } from '../../migrations/1795300000000-default-process';
import { gatePolicyFaults } from '../../src/initiatives/domain/gate-policy';
import { lifecycleFaults } from '../../src/initiatives/domain/lifecycle-faults';
import { TRACKS } from '../../src/process/domain/track';
import { ADatabaseOfBefore } from '../support/a-database-of-before';

let before: ADatabaseOfBefore;
beforeAll(async () => void (before = await ADatabaseOfBefore.make(Definitions1795300000000)));
afterAll(() => before.drop());

describe('An organization that was there before its process was its own', () => {
  it('keeps the one of then as its version 1, which could still be published', async () => {
    await before.migrate();
    const told = `number, status, note, version, drafted_by_id as "draftedById", published_at is not null as published,
      document::text as document`;
    const definitions = await before.query(`select subject_kind as series, ${told} from workflow_definitions`);
    const policies = await before.query(`select track as series, ${told} from gate_policies`);
    const first = (series: string, document: object) => ({
      ...{
        series,
        number: 1,
        status: 'PUBLISHED',
        note: 'The default.',
        version: 1,
        draftedById: null,
        published: true,
      },
      document: JSON.stringify(document),
    });
    expect(definitions).toEqual([first('INITIATIVE', LIFECYCLE)]);
    expect(lifecycleFaults(LIFECYCLE)).toEqual([]);
    expect(TRACKS.flatMap((track) => gatePolicyFaults(GATE_POLICIES[track]))).toEqual([]);
    expect(policies).toEqual(TRACKS.map((track) => first(track, GATE_POLICIES[track])));
  });
});
