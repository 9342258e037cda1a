-- Leaves all claims of an owner to whoever comes, and ends its lease. Returns how many there were.
-- KEYS: owners, its lease.  ARGV: owner.
local given_up = 0
local owners = redis.call('HGETALL', KEYS[1])
-- First what frees memory: then a node that is full lets the script go on.
redis.call('DEL', KEYS[2])
for i = 1, #owners, 2 do
    if owners[i + 1] == ARGV[1] then
        redis.call('HDEL', KEYS[1], owners[i])
        redis.call('HSET', KEYS[1], owners[i], '')
        given_up = given_up + 1
    end
end
return given_up
