/** SQL of how many denials of a policy lie after the day of its last review; all of them while it was never reviewed. */
export const denialsSinceReview = (policy: string): string => `
  (select count(*) from policy_denials d
    where d.organization_id = ${policy}.organization_id and d.policy_id = ${policy}.id
      and d.denied_on > coalesce((select max((r.reviewed_at at time zone 'UTC')::date) from policy_reviews r
        where r.organization_id = ${policy}.organization_id and r.policy_id = ${policy}.id), date '-infinity'))`;
