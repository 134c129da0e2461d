import { FollowUpTable } from '../followups';
import type { DemoHearing, DemoPolicy, DemoScore } from './content/hearing-words';
import { step, type Backstage, type Step } from './step';

/** Noes that policies force on customers, their stories, low scores that somebody answers, and the rules of themes. */
export const hearingSteps = (backstage: Backstage, hearing: DemoHearing | undefined): Step[] =>
  hearing === undefined
    ? []
    : [
        ...Object.entries(hearing.policies).flatMap(([key, policy]) => policySteps(backstage, hearing, key, policy)),
        ...denialSteps(backstage, hearing),
        ...storySteps(backstage, hearing),
        followUpRuleStep(backstage, hearing),
        ...hearing.scores.flatMap((score) => scoreSteps(backstage, score)),
        themeRuleStep(backstage, hearing),
      ];

const optional = ({ known }: Backstage, of: 'product' | 'journey', key: string | undefined): string | null =>
  key === undefined ? null : known.id(`${of}/${key}`);

function policySteps(
  { services, known }: Backstage,
  { by, daysAgo }: DemoHearing,
  key: string,
  { owner, review, ...worded }: DemoPolicy,
): Step[] {
  const path = `policy/${key}`;
  const added = step({
    ...{ path, daysAgo, by },
    act: ({ caller, idempotencyKey }) =>
      services.policies.add(caller, { idempotencyKey, ...worded, ownerId: known.id(`person/${owner}`) }),
    then: ({ policyId }) => known.add(path, policyId),
  });
  if (review === undefined) return [added];
  const { daysAgo: reviewedDaysAgo, by: reviewer, ...decided } = review;
  const reviewed = step({
    ...{ path: `${path}/review`, daysAgo: reviewedDaysAgo, by: reviewer },
    act: ({ caller, idempotencyKey }) => {
      const at = { policyId: known.id(path), expectedVersion: known.version(path) };
      return services.policies.review(caller, { idempotencyKey, ...at, ...decided });
    },
    then: () => known.changed(path),
  });
  return [added, reviewed];
}

const denialSteps = (backstage: Backstage, { denials }: DemoHearing): Step[] =>
  denials.map(({ policy, daysAgo, by, asked, customer: customerKey, product }, index) =>
    step({
      ...{ path: `denial/${index + 1}`, daysAgo, by },
      act: ({ caller, idempotencyKey }) => {
        const { services, known, calendar } = backstage;
        const policyId = known.id(`policy/${policy}`);
        const denial = { policyId, deniedOn: calendar.workdate(daysAgo), asked, customerKey };
        const denials = [{ ...denial, productId: optional(backstage, 'product', product) }];
        return services.policies.recordDenials(caller, { idempotencyKey, denials });
      },
    }),
  );

const storySteps = ({ services, known, calendar }: Backstage, { stories }: DemoHearing): Step[] =>
  stories.map(({ journey, daysAgo, by, ...story }, index) =>
    step({
      ...{ path: `story/${index + 1}`, daysAgo, by },
      act: ({ caller, idempotencyKey }) => {
        const told = { toldOn: calendar.workdate(daysAgo), consent: true, ...story };
        return services.stories.tell(caller, { idempotencyKey, journeyId: known.id(`journey/${journey}`), ...told });
      },
    }),
  );

const followUpRuleStep = (
  { services, known }: Backstage,
  { by, daysAgo, followUpRule: { owner, ...rule } }: DemoHearing,
): Step =>
  step({
    ...{ path: 'follow-up-rule/SURVEY', daysAgo, by },
    act: ({ caller, idempotencyKey }) =>
      services.followUps.setRule(caller, {
        ...{ idempotencyKey, expectedVersion: 0, source: 'SURVEY', active: true, ...rule },
        ownerId: known.id(`person/${owner}`),
      }),
  });

function scoreSteps(backstage: Backstage, score: DemoScore): Step[] {
  const { services, known, calendar, look } = backstage;
  const { customer: customerKey, daysAgo, by, rating, text, product, journey, answered } = score;
  const path = `score/${customerKey}`;
  const given = step({
    ...{ path, daysAgo, by },
    act: ({ caller, idempotencyKey }) => {
      const asked = { source: 'SURVEY', party: 'FIRST_PARTY', speaker: 'CUSTOMER' } as const;
      const about = {
        ...{ productId: optional(backstage, 'product', product), journeyId: optional(backstage, 'journey', journey) },
        ...{ receivedOn: calendar.workdate(daysAgo), customerKey, themeIds: [] },
      };
      return services.feedback.record(caller, { idempotencyKey, ...asked, ...about, rating, text });
    },
    then: ({ feedbackId }) => known.add(path, feedbackId),
  });
  if (answered === undefined) return [given];
  const closed = step({
    ...{ path: `${path}/answered`, daysAgo: answered.daysAgo, by: answered.by },
    act: async ({ caller, idempotencyKey }) => {
      const { id: followUpId } = await look((manager) =>
        manager.findOneByOrFail(FollowUpTable, { feedbackId: known.id(path) }),
      );
      const how = { answeredOn: calendar.workdate(answered.daysAgo), how: answered.how };
      return services.followUps.close(caller, { idempotencyKey, followUpId, expectedVersion: 1, ...how });
    },
  });
  return [given, closed];
}

const themeRuleStep = ({ services, known }: Backstage, { by, daysAgo, themeWords }: DemoHearing): Step =>
  step({
    ...{ path: 'theme-rules', daysAgo, by },
    act: ({ caller, idempotencyKey }) => {
      const rules = Object.entries(themeWords).map(([theme, words]) => ({
        themeId: known.id(`theme/${theme}`),
        words,
      }));
      return services.themeRules.set(caller, { idempotencyKey, expectedVersion: 0, rules });
    },
  });
