import { Card } from '../../../parts/Card.tsx';
import { Skeleton } from '../../../parts/Skeleton.tsx';

/** Rows to come, as tall as they will be. */
export function ListSkeleton() {
  return (
    <Card flush>
      <div class="list-skeleton">
        {[0, 1, 2, 3].map((row) => (
          <div key={row}>
            <Skeleton width="third" />
            <Skeleton width="most" />
          </div>
        ))}
      </div>
    </Card>
  );
}
