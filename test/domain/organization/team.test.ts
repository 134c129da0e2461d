import { retiredAlready, teamName, type Team } from '../../../src/organization/domain/team';

const aTeam = (different: Partial<Team> = {}): Team => ({
  ...{ id: 'apps', organizationId: 'bank', name: 'Apps', retiredAt: null, version: 1, createdAt: new Date(0) },
  ...different,
});

describe('The name of a team', () => {
  it('is trimmed', () => {
    expect(teamName('  Web ', [aTeam()])).toBe('Web');
  });

  it('is refused when it is empty, or that of another team', () => {
    expect(teamName(' ', [])).toMatchObject({ problems: [{ path: 'input.name' }] });
    expect(teamName('Apps', [aTeam()])).toMatchObject({
      problems: [{ path: 'input.name', message: 'There is a team "Apps" already.' }],
    });
  });

  it('may be that of a team that was retired', () => {
    expect(teamName('Apps', [aTeam({ retiredAt: new Date(0) })])).toBe('Apps');
  });
});

describe('A team that was retired', () => {
  it('stays so', () => {
    expect(retiredAlready(aTeam())).toBeUndefined();
    expect(retiredAlready(aTeam({ retiredAt: new Date(0) }))).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'Team "Apps" was retired.',
    });
  });
});
