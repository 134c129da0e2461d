/** Who a request comes from, as its token says it; whom that leads to is asked of the database, in the transaction. */
export interface Caller {
  readonly issuer: string;
  readonly subject: string;
  /** Ties log lines and audit records to one request. Printable ASCII, 64 characters at most. */
  readonly requestId: string;
}
