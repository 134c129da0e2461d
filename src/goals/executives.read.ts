import { isExecutive } from '../organization';
import { personConnection } from '../people';

/** Executives who have no goal for customer experience under way, neither their own nor one that they contribute to. */
export const executivesWithoutGoal = personConnection({
  rows: ({ statement }) => {
    const today = statement.today();
    return `(select p.* from people p
      where p.organization_id = ${statement.organization} and ${isExecutive('p')}
        and not exists (select from goals g
          where g.organization_id = p.organization_id and g.kind = 'CUSTOMER_EXPERIENCE'
            and g.retired_at is null and g.due_on > ${today}
            and (g.accountable_id = p.id or exists (select from goal_contributors c
              where c.organization_id = g.organization_id and c.goal_id = g.id and c.person_id = p.id))))`;
  },
});
