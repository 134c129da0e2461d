# What another-program.test.ts holds the intervals against: R 4.2.2 with survival 3.5-3.
# Rscript test/domain/metrics/another-program.R
options(digits = 12)
library(survival)

cat("the 97.5th percentile of Student's t:\n")
print(qt(0.975, c(1, 1.5, 2, 2.5, 3.3, 9, 12.5, 17.776474, 31, 39, 39.5, 40, 41.7, 60, 100, 1000)))

cat("proportions, Wilson without continuity correction:\n")
for (x in list(c(81, 263), c(15, 148), c(0, 20), c(1, 29), c(1869, 7043), c(10, 10))) {
  print(prop.test(x[1], x[2], correct = FALSE)$conf.int)
}

cat("means, Student and Welch; mpg and len are in tenths:\n")
print(t.test(sleep$extra)$conf.int)
print(t.test(mtcars$mpg)$conf.int)
print(t.test(extra ~ group, data = sleep)$conf.int)
print(t.test(mpg ~ am, data = mtcars)$conf.int)
print(t.test(len ~ supp, data = ToothGrowth)$conf.int)

cat("Net Promoter Scores: mean and variance of weighted answers, three imaginary ones among them:\n")
score <- function(promoters, passives, detractors) {
  weights <- c(promoters + 0.75, passives + 1.5, detractors + 0.75)
  of <- cov.wt(matrix(c(1, 0, -1)), wt = weights / sum(weights), method = "ML")
  c(of$center, of$cov / sum(weights))
}
both.sides <- c(-1, 1) * qnorm(0.975)
for (x in list(c(50, 27, 20), c(402, 341, 257), c(60, 15, 25), c(3, 1, 0))) {
  a <- do.call(score, as.list(x))
  print(100 * (a[1] + both.sides * sqrt(a[2])))
}
a <- score(402, 341, 257)
b <- score(460, 330, 210)
print(100 * (b[1] - a[1] + both.sides * sqrt(a[2] + b[2])))

cat("cohorts: percent lost, and of the difference 6-MP less placebo:\n")
on.6mp <- c(6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)
is.lost <- rep(c(1, 0), c(9, 12))
on.placebo <- c(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
treated <- survfit(Surv(on.6mp, is.lost) ~ 1, conf.type = "plain")
control <- survfit(Surv(on.placebo, rep(1, 21)) ~ 1, conf.type = "plain")
for (week in c(6, 7, 10, 13, 16, 22, 23)) {
  s <- summary(treated, times = week)
  cat(week, 100 * (1 - c(s$surv, s$upper, s$lower)), "\n")
}
for (week in c(7, 10, 15)) {
  s <- summary(treated, times = week)
  p <- summary(control, times = week)
  apart <- p$surv - s$surv
  cat(week, 100 * apart, 100 * (apart + both.sides * sqrt(s$std.err^2 + p$std.err^2)), "\n")
}
