import type { InputCheck } from '../../shared/input-check';

/** A customer of the organization, known by a pseudonymous key: who it is, only the organization's other systems know. */
export interface Customer {
  readonly id: string;
  readonly organizationId: string;
  /** As those systems write it; null once it is erased, when only counts are left of the customer. */
  readonly key: string | null;
  /** The import that named it first; null when a person did. */
  readonly importId: string | null;
  readonly erasedAt: Date | null;
  readonly erasedById: string | null;
}

export const CUSTOMER_KEY_CHARACTERS = 200;

/** A customer key that may be left out: blank counts as left out. */
export const optionalCustomerKey = (check: InputCheck, path: string, key: string | null | undefined): string | null =>
  check.optionalText(path, key, { max: CUSTOMER_KEY_CHARACTERS });
