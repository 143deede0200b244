-- A sandbox is a tenant with made-up pupils that ends by itself. Its place is a number up to hub.sandbox.most, so that no two nodes
-- make more than that; it is given up when the sandbox has ended. sandbox_until stays: it marks the tenant for good.
alter table tenant
    add sandbox_until timestamptz,
    add sandbox_place int unique check (sandbox_place > 0),
    add check (sandbox_place is null or sandbox_until is not null);
grant update (sandbox_place) on tenant to "${server}";
