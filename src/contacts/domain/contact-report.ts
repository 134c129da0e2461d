/** What contacts are charged or counted by. */
export const CHARGED_BY = ['OWNER', 'PRODUCT', 'JOURNEY', 'CAUSE'] as const;
export type ChargedBy = (typeof CHARGED_BY)[number];

/** What effort is told by: all that costs are, and the channel. */
export const EFFORT_BY = [...CHARGED_BY, 'CHANNEL'] as const;
export type EffortBy = (typeof EFFORT_BY)[number];

/** What comes first: what costs most, or what need not cost anything. */
export const COST_ORDERS = ['COST', 'AVOIDABLE_COST'] as const;
export type CostOrder = (typeof COST_ORDERS)[number];
