import type { Rule } from './permission-rule';

/** What may be done with service contacts and what they are charged. */
export const CONTACT_PERMISSIONS = {
  keepContactCauses: {
    sentence:
      'Admins, CX leaders and insights keep the causes of service contacts, and say within how many days a further contact is a repeat.',
    roles: ['ADMIN', 'CX_LEADER'],
    functions: ['INSIGHTS_AND_ANALYTICS'],
  },
  setContactRate: {
    sentence: 'Finance, admins and CX leaders say what a service contact costs in a channel.',
    roles: ['FINANCE', 'ADMIN', 'CX_LEADER'],
  },
  recordContacts: {
    sentence: 'Admins, CX leaders and insights record, import and correct service contacts.',
    roles: ['ADMIN', 'CX_LEADER'],
    functions: ['INSIGHTS_AND_ANALYTICS'],
  },
  disputeCharge: {
    sentence: 'Whoever service contacts are charged to disputes the charge, and withdraws the dispute.',
    roles: [],
    responsible: true,
  },
  decideDispute: {
    sentence: 'CX leaders and insights decide whether a disputed charge stands, never of their own.',
    roles: ['CX_LEADER'],
    functions: ['INSIGHTS_AND_ANALYTICS'],
  },
} as const satisfies Record<string, Rule>;
