import type { Rule } from './permission-rule';

/** What is heard of customers: who reads it, who erases it, and who answers for what comes of it. */
export const LISTENING_PERMISSIONS = {
  readCustomerTexts: {
    sentence: 'Admins, CX leaders, insights and whoever recorded it read what is written under a customer key.',
    roles: ['ADMIN', 'CX_LEADER'],
    functions: ['INSIGHTS_AND_ANALYTICS'],
    responsible: true,
  },
  eraseCustomer: {
    sentence: 'Admins erase a customer: the key, and what is written under it.',
    roles: ['ADMIN'],
  },
  keepPolicies: {
    sentence: 'Admins, CX leaders and insights keep the list of policies.',
    roles: ['ADMIN', 'CX_LEADER'],
    functions: ['INSIGHTS_AND_ANALYTICS'],
  },
  reviewPolicy: {
    sentence: 'CX leaders and its owner review a policy, and name who owns it.',
    roles: ['CX_LEADER'],
    responsible: true,
  },
  editStory: {
    sentence: 'CX leaders, insights and whoever wrote it down edit a story, or take it back.',
    roles: ['CX_LEADER'],
    functions: ['INSIGHTS_AND_ANALYTICS'],
    responsible: true,
  },
  setFollowUpRule: {
    sentence: 'Admins, CX leaders and insights say which low scores are followed up.',
    roles: ['ADMIN', 'CX_LEADER'],
    functions: ['INSIGHTS_AND_ANALYTICS'],
  },
  followUp: {
    sentence: 'Its owner, CX leaders and insights close a follow-up or pass it on.',
    roles: ['CX_LEADER'],
    functions: ['INSIGHTS_AND_ANALYTICS'],
    responsible: true,
  },
} as const satisfies Record<string, Rule>;
