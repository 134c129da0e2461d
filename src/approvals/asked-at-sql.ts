interface Seat {
  /** The alias of the approval's row. */
  readonly approval: string;
  /** SQL of the id of whose seat it is. */
  readonly seat: string;
  /** SQL of the content that they are asked about. */
  readonly contentVersion: string;
}

/** SQL of when a seat was asked: with the approval, when it was given to somebody later, and again with each material change. */
export const askedAtSql = ({ approval, seat, contentVersion }: Seat): string => {
  const of = (alias: string) =>
    `${alias}.organization_id = ${approval}.organization_id and ${alias}.approval_id = ${approval}.id`;
  return `greatest(${approval}.requested_at,
    (select max(changed.changed_at) from content_changes changed
      where ${of('changed')} and changed.content_version <= ${contentVersion}),
    (select min(given.assigned_at) from assigned_seats given where ${of('given')} and given.person_id = ${seat}))`;
};
