/**
 * SQL that adds answers to what is kept of each day, of the organization $1 and the metric $2.
 * @param answers SQL of rows with "answeredOn", cut and observation
 */
export const addToDays = (answers: string): string =>
  `insert into answer_days as d (organization_id, metric, day, cut, n, sum, sum_of_squares)
     select $1, $2, "answeredOn", cut, count(*), sum(observation), sum(observation::bigint * observation)
       from ${answers} group by "answeredOn", cut order by "answeredOn", cut
     on conflict on constraint answer_days_pk do update set n = d.n + excluded.n, sum = d.sum + excluded.sum,
       sum_of_squares = d.sum_of_squares + excluded.sum_of_squares`;
