import { readFileSync } from 'node:fs';
import { buildSchema, getNullableType, isEnumType, isInputObjectType, isListType } from 'graphql';
import type { GraphQLInputObjectType, GraphQLInputType } from 'graphql';
import { idOf } from './a-bank';
import { anInitiative } from './an-initiative';
import { aPortfolio } from './a-portfolio';
import { aDraft, anAssessed, anIdea, change, done, underAssessment } from './a-proposal';
import { aKey, type Steward } from './steward';

export type Input = Readonly<Record<string, unknown>>;

/** Every mutation of the API, with the document that sends it and asks what came of it. */
export const mutations = Object.values(
  buildSchema(readFileSync('schema/schema.graphql', 'utf8')).getMutationType()!.getFields(),
).map(({ name, args }) => {
  const type = getNullableType(args[0]!.type) as GraphQLInputObjectType;
  const document = `mutation($input: ${type.name}!) {
    answer: ${name}(input: $input) { __typename ... on UserError { code message } } }`;
  return { name, type, document };
});

/** Holds every role that the mutations ask for, once `subjectsOfTheBank` were made, and has no part in them. */
export const ACTOR = 'liam@example.com';

/** Global ids by the field that takes them, or by `mutation.field`. */
export type Subjects = Readonly<Record<string, string>>;

/** Things of the bank that stand where something can be done with them. */
export async function subjectsOfTheBank(steward: Steward): Promise<Subjects> {
  const people = ['liam@example.com', 'ben@example.com', 'bea@example.com'].map((email) => idOf(steward, email));
  const [actor, ben, bea] = (await Promise.all(people)) as [string, string, string];
  const lists = await simpleSubjects(steward, 'ada@example.com');
  const { role } = await steward.data(
    'ada@example.com',
    `mutation($actor: ID!, $bea: ID!) {
      admin: grantRole(input: { personId: $actor, role: ADMIN, idempotencyKey: "admin-01" }) { __typename }
      scorer: grantRole(input: { personId: $actor, role: SCORER, idempotencyKey: "scorer-1" }) { __typename }
      role: grantRole(input: { personId: $bea, role: SCORER, idempotencyKey: "scorer-2" }) {
        ... on GrantRolePayload { roleGrant { id } } } }`,
    { actor, bea },
  );
  const portfolioId = await aPortfolio(steward, 'Branches', 10_000_000n);
  const draft = await aDraft(steward, portfolioId);
  const open = await underAssessment(steward, portfolioId);
  const assessed = await anAssessed(steward, portfolioId);
  const [answered, assigned, merged] = [await anIdea(steward), await anIdea(steward), await anIdea(steward)];
  const submitted = await done(
    steward,
    'ben@example.com',
    'submitProposal',
    change(await aDraft(steward, portfolioId)),
  );
  const no = { ...change(await anIdea(steward)), answer: 'DECLINE', reason: 'Done already', basis: 'The app' };
  const declined = await done(steward, 'pam@example.com', 'answerIdea', no);
  return {
    ...lists,
    ...{ portfolioId, initiativeId: await anInitiative(steward, portfolioId), proposalId: assessed.id },
    ...{ 'editProposal.proposalId': draft.id, 'submitProposal.proposalId': draft.id },
    ...{ 'answerIdea.proposalId': answered.id, 'assignTriage.proposalId': assigned.id, drafterId: bea },
    ...{ 'returnProposal.proposalId': submitted.id, 'resubmitProposal.proposalId': declined.id },
    ...{ 'mergeProposals.proposalId': merged.id, intoId: assessed.id },
    ...{ 'estimateDriver.proposalId': open.id, 'estimateDrivers.proposalId': open.id },
    ...{
      roleGrantId: role.roleGrant.id,
      personId: bea,
      ownerId: bea,
      leadId: bea,
      businessOwnerId: ben,
      sponsorId: bea,
      chairId: bea,
      customerVoiceId: bea,
      deputyId: ben,
    },
  };
}

/** What an organization has soonest: one of each list, a pillar, a need. */
export async function simpleSubjects(steward: Steward, admin: string): Promise<Subjects> {
  const { product, channel, theme, need } = await steward.data(
    admin,
    `mutation {
      product: addProduct(input: { name: "Cards", idempotencyKey: "a-product" }) { ... on AddProductPayload { of: product { id } } }
      channel: addChannel(input: { name: "Branch", idempotencyKey: "a-channel" }) { ... on AddChannelPayload { of: channel { id } } }
      theme: addTheme(input: { name: "Waiting", idempotencyKey: "one-theme" }) { ... on AddThemePayload { of: theme { id } } }
      need: nameNeed(input: { title: "Know", statement: "I know", idempotencyKey: "one-need" }) { ... on NameNeedPayload { of: need { id } } } }`,
  );
  const { viewer, pillars, strategicObjectives } = await steward.data(
    admin,
    '{ viewer { id } pillars { id } strategicObjectives { id } }',
  );
  const organization = await organizationSubjects(steward, admin, viewer.id as string);
  const [needId, pillarId, themeIds] = [need.of.id, pillars[0].id, theme.of.id] as [string, string, string];
  return {
    ...{ productId: product.of.id, channelId: channel.of.id, themeIds },
    ...{ needId, needIds: needId, pillarId, pillarIds: pillarId },
    ...{ strategicObjectiveId: strategicObjectives[0].id as string, ...organization },
  };
}

/** A vision of a team, and two governance bodies with one member: who is revised may escalate to the other. */
async function organizationSubjects(steward: Steward, admin: string, personId: string): Promise<Subjects> {
  const body = (name: string) => ({
    ...{ name, charter: 'Decides', meetings: 'Weekly', chairId: personId, customerVoiceId: personId, quorum: 1 },
    ...{ members: [{ personId }], idempotencyKey: `body ${name}` },
  });
  const { vision, first, second } = await steward.data(
    admin,
    `mutation($first: FoundGovernanceBodyInput!, $second: FoundGovernanceBodyInput!) {
      vision: stateVision(input: { scope: TEAM, name: "Disputes", text: "Fair", idempotencyKey: "one-vision" }) {
        ... on StateVisionPayload { of: visionStatement { id } } }
      first: foundGovernanceBody(input: $first) { ... on FoundGovernanceBodyPayload { of: governanceBody { id } } }
      second: foundGovernanceBody(input: $second) { ... on FoundGovernanceBodyPayload { of: governanceBody { id } } } }`,
    { first: body('First'), second: body('Second') },
  );
  return {
    ...{ visionStatementId: vision.of.id, governanceBodyId: first.of.id, escalatesToId: second.of.id },
    ...{ chairId: personId, customerVoiceId: personId },
  };
}

const VALUES: Readonly<Record<string, unknown>> = {
  ...{
    until: '2027-01-01',
    answerBy: '2027-01-01',
    expiresOn: '2027-01-01',
    windowTo: '2026-10-31',
    link: 'https://example.com/paper',
  },
  ...{ metric: 'CSAT', role: 'COMPLIANCE', scope: 'TEAM', quorum: 1 },
};
const BY_SCALAR: Readonly<Record<string, unknown>> = {
  ...{ LocalDate: '2026-10-01', Int: 3, Float: 5, BigInt: '100', Boolean: true, String: 'Some text' },
};
/** Fields that exclude others, which are filled, and versions of what is not the subject. */
const LEFT_OUT = ['nps', 'mean', 'confidence', 'notApplicable', 'intoExpectedVersion', 'basis'];

/** A value of this type that could be accepted; lists hold one item. */
export function honestValue(mutation: string, field: string, type: GraphQLInputType, subjects: Subjects): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [honestValue(mutation, field, bare.ofType, subjects)];
  if (isInputObjectType(bare)) return honestInput(mutation, bare, subjects);
  if (field === 'idempotencyKey') return aKey();
  if (bare.name === 'ID') return subjects[`${mutation}.${field}`] ?? subjects[field];
  return VALUES[field] ?? (isEnumType(bare) ? bare.getValues()[0]!.name : BY_SCALAR[bare.name]);
}

/** An input that could be accepted, but for `expectedVersion`. */
export const honestInput = (mutation: string, type: GraphQLInputObjectType, subjects: Subjects): Input =>
  Object.fromEntries(
    Object.values(type.getFields())
      .filter(({ name }) => !LEFT_OUT.includes(name))
      .map((field) => [field.name, honestValue(mutation, field.name, field.type, subjects)]),
  );
