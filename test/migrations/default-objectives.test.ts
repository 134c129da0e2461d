import { Organization1795100000000 } from '../../migrations/1795100000000-organization';
import { DEFAULT_OBJECTIVES } from '../../src/organization/domain/direction';
import { ADatabaseOfBefore } from '../support/a-database-of-before';

let before: ADatabaseOfBefore;
beforeAll(async () => void (before = await ADatabaseOfBefore.make(Organization1795100000000)));
afterAll(() => before.drop());

describe('An organization that was there before strategic objectives were', () => {
  it('has the same as one that is founded now', async () => {
    await before.migrate();
    const objectives = await before.query('select position, name, meaning from strategic_objectives order by position');
    expect(objectives).toEqual(DEFAULT_OBJECTIVES.map((wording, index) => ({ position: index + 1, ...wording })));
  });
});
