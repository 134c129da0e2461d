import type { Transaction } from '../audit';

/** A key that is erased again and again while it is looked up would be a mistake, not a coincidence. */
const ATTEMPTS = 5;

/** Rows that name customers. */
interface NamingCustomers {
  /** SQL of the rows (id, key), where the id is for a customer that is added; a null key names nobody. */
  readonly rows: string;
  /** Of the parameters of the SQL, from `$2` on. */
  readonly values?: readonly unknown[];
  /** Of a file: what it adds goes again when the import is undone and nothing else needs it. */
  readonly importId?: string;
}

/**
 * The ids of the customers known by these keys, by key; those that nobody knows yet are added. They stay as they are until
 * the decision is written: an erasure of one of them waits for it, and finds what it left.
 * @param keys as they are to be kept: trimmed, 1 to 200 characters; repeats do no harm
 */
export async function customersOf(tx: Transaction, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(keys)];
  if (wanted.length === 0) return new Map();
  const values = [wanted.map(() => tx.newId()), wanted];
  await keepCustomers(tx, { rows: 'select * from unnest($2::uuid[], $3::text[])', values });
  const found = await tx.manager.query<{ id: string; key: string }[]>(
    'select id, key from customers where organization_id = $1 and key = any($2::text[])',
    [tx.viewer.organizationId, wanted],
  );
  return new Map(found.map(({ id, key }) => [key, id]));
}

/** A customer stays as they are until the decision is written, as those of {@link customersOf} do; they may be erased already. */
export async function holdCustomer(tx: Transaction, customerId: string): Promise<void> {
  await tx.query('select id from customers where organization_id = $1 and id = $2 for key share', [
    tx.viewer.organizationId,
    customerId,
  ]);
}

/** {@link customersOf} for rows that wait in a table, more than a process holds: afterwards each key has its customer. */
export async function keepCustomers(tx: Transaction, { rows, values = [], importId }: NamingCustomers): Promise<void> {
  const parameters = [tx.viewer.organizationId, ...values];
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    // In one order, so that two who add the same keys queue up.
    await tx.manager.query(
      `insert into customers (id, organization_id, key, import_id)
       select distinct on (k.key) k.id, $1::uuid, k.key, $${parameters.length + 1}::uuid from (${rows}) k(id, key) where k.key is not null order by k.key
       on conflict on constraint customers_key do nothing`,
      [...parameters, importId ?? null],
    );
    // Whoever is erased in this moment has no key any more once the lock is had: then the key is a new customer's.
    const [found] = await tx.manager.query<{ missing: boolean }[]>(
      `with kept as materialized (
         select c.key from customers c
           where c.organization_id = $1 and c.key in (select k.key from (${rows}) k(id, key))
           order by c.key for key share)
       select exists (select from (${rows}) k(id, key)
         where k.key is not null and not exists (select from kept where kept.key = k.key)) as missing`,
      parameters,
    );
    if (found?.missing === false) return;
  }
  throw new Error('A customer key is erased each time that it is looked up.');
}
