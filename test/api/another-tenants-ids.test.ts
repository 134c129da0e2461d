import { aBank, unknownId } from '../support/a-bank';
import { anOrganizationReading } from '../support/a-goal';
import {
  analysisRow,
  commentSubjects,
  deadlineSubjects,
  honestInput,
  initiativeRows,
  killRows,
  realisedRow,
  maturitySubjects,
  modelSubjects,
  mutations,
  processSubjects,
  reviewRow,
  roundRow,
  scenarioRows,
  simpleSubjects,
  sunsetRow,
  subjectsOfTheBank,
  toldSubjects,
  voteRows,
  type Subjects,
} from '../support/honest-inputs';
import type { Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

/** One of each role, and insights. */
const PEOPLE = ['ada', 'leah', 'liam', 'pam', 'fin', 'ina', 'sam', 'ben', 'vic'].map((name) => `${name}@example.com`);
/** Whose ids are asked for: the ADMIN and CX_LEADER of the other organization. */
const OTHER = 'oda@other.example';

let steward: Steward;
let ours: Subjects;
/** By the field that takes them. */
let theirs: Subjects;

beforeAll(async () => {
  steward = await aBank();
  ours = await subjectsOfTheBank(steward);
  const { viewer } = await steward.data(OTHER, '{ viewer { id roles { id } identities { id } } }');
  const person = viewer.id as string;
  const { openPortfolio, proposeIdea } = await steward.data(
    OTHER,
    `mutation {
      openPortfolio(input: { name: "Theirs", periodFrom: "2027-01-01", periodTo: "2027-12-31", idempotencyKey: "portfolio" }) {
        ... on OpenPortfolioPayload { portfolio { id } } }
      proposeIdea(input: { title: "Theirs", whoIsHurt: "a", howTheyAreHurt: "b", idempotencyKey: "proposal" }) {
        ... on ProposeIdeaPayload { proposal { id } } } }`,
  );
  theirs = {
    ...(await simpleSubjects(steward, OTHER)),
    ...(await processSubjects(steward, OTHER)),
    ...(await modelSubjects(steward, OTHER)),
    ...(await roundRow(steward, OTHER)),
    ...(await maturitySubjects(steward, OTHER, person)),
    ...(await commentSubjects(steward, OTHER, proposeIdea.proposal.id as string)),
    ...{
      personId: person,
      roleGrantId: viewer.roles[0].id,
      identityId: viewer.identities[0].id,
      managerId: person,
      successorId: person,
      ownerId: person,
      leadId: person,
      businessOwnerId: person,
      sponsorId: person,
      drafterId: person,
      recipientIds: person,
    },
    ...(await toldSubjects(steward, OTHER)),
    ...(await deadlineSubjects(steward, OTHER)),
    ...(await voteRows(steward, OTHER)),
    ...{ fromId: person, forId: person, toId: person, questionToId: person },
    replacesId: (await anOrganizationReading(steward, OTHER)).id,
    ...{ portfolioId: openPortfolio.portfolio.id, proposalId: proposeIdea.proposal.id },
    ...(await initiativeRows(steward, OTHER, {
      ...{ portfolioId: openPortfolio.portfolio.id as string, proposalId: proposeIdea.proposal.id as string },
    })),
    ...(await scenarioRows(steward, OTHER, openPortfolio.portfolio.id as string)),
    ...(await sunsetRow(steward, OTHER, { portfolioId: openPortfolio.portfolio.id as string, personId: person })),
    intoId: proposeIdea.proposal.id as string,
    ...(await analysisRow(steward, OTHER, openPortfolio.portfolio.id as string)),
  };
  theirs = {
    ...theirs,
    ...(await killRows(steward, OTHER, { approvalId: theirs['approvalId']! })),
    ...(await realisedRow(steward, OTHER)),
    ...(await reviewRow(steward, OTHER, {
      ...{ portfolioId: theirs['portfolioId']!, proposalId: theirs['proposalId']!, meetingId: theirs['meetingId']! },
    })),
  };
}, 120_000);
afterAll(() => steward.stop());

const typeOf = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[0]!;

const places = mutations.flatMap(({ name, type, document }) =>
  Object.values(type.getFields())
    .filter((field) => /\bID\b/.test(String(field.type)) && field.name !== 'initiativeId')
    .map((field) => ({ name, type, document, field: field.name, list: String(field.type).startsWith('[') })),
);

describe.each(places)('The id of another organization as $field of $name', ({ name, type, document, field, list }) => {
  it('answers everybody like an id that leads nowhere, and writes nothing', async () => {
    const before = await writtenRows(steward);
    const foreign = theirs[field]!;
    const nowhere = unknownId(typeOf(foreign));
    for (const email of PEOPLE) {
      const honest = honestInput(name, type, ours);
      const answerTo = async (id: string): Promise<string> => {
        const { data, errors } = await steward.ask(email, document, {
          input: { ...honest, [field]: list ? [id] : id },
        });
        return JSON.stringify({ data, errors }).replaceAll(id, 'the id');
      };
      const answer = await answerTo(foreign);
      expect(answer).not.toContain('Payload');
      expect(answer).toBe(await answerTo(nowhere));
    }
    expect(await writtenRows(steward)).toEqual(before);
  });
});

describe('The id of another organization in a query', () => {
  it('finds nothing', async () => {
    const found = await steward.data(
      'ada@example.com',
      `query($person: ID!, $need: ID!, $pillar: ID!, $portfolio: ID!, $proposal: ID!, $ids: [ID!]!) {
        person(id: $person) { name } need(id: $need) { title } pillar(id: $pillar) { name }
        portfolio(id: $portfolio) { name } proposal(id: $proposal) { title } node(id: $proposal) { id }
        nodes(ids: $ids) { id }
        auditRecords(filter: { subjectId: $proposal }) { totalCount } }`,
      {
        ...{ person: theirs['personId'], need: theirs['needId'], pillar: theirs['pillarId'] },
        ...{ portfolio: theirs['portfolioId'], proposal: theirs['proposalId'], ids: [theirs['themeIds']] },
      },
    );
    expect(found).toEqual({
      ...{ person: null, need: null, pillar: null, portfolio: null, proposal: null, node: null, nodes: [null] },
      auditRecords: { totalCount: 0 },
    });
  });
});
