"""Fetches EC2 instances twice as hosts, as an inventory script with boto3 does; prints how many and the milliseconds of CPU of the second time."""
import re
import sys
import time

import boto3

STATES = {"pending": "Pending", "running": "Running", "stopping": "Stopping", "shutting-down": "Stopping", "stopped": "Stopped", "terminated": "Terminated"}
ARCHITECTURES = {"x86_64": "amd64", "i386": "386"}
DNS_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*")


def interface(item):
    addresses = [item.get("PrivateIpAddress"), item.get("Association", {}).get("PublicIp")]
    for private in item.get("PrivateIpAddresses", []):
        addresses += [private.get("PrivateIpAddress"), private.get("Association", {}).get("PublicIp")]
    addresses += [address["Ipv6Address"] for address in item.get("Ipv6Addresses", [])]
    return {"name": item["NetworkInterfaceId"], "mac": item.get("MacAddress"), "addresses": list(dict.fromkeys(filter(None, addresses)))}


def host(instance, region, account):
    identifier, zone = instance["InstanceId"], instance["Placement"]["AvailabilityZone"]
    tags = {tag["Key"]: tag["Value"] for tag in instance.get("Tags", [])}
    lower = {key.lower(): value for key, value in tags.items()}
    names = [name.lower() for name in (tags.get("Name"), instance.get("PrivateDnsName")) if name]
    cpu = instance.get("CpuOptions", {})
    addresses = [("InternalIP", "PrivateIpAddress"), ("ExternalIP", "PublicIpAddress"), ("InternalDNS", "PrivateDnsName"), ("ExternalDNS", "PublicDnsName")]
    interfaces = sorted(instance.get("NetworkInterfaces", []), key=lambda item: item.get("Attachment", {}).get("DeviceIndex", 99))
    return {
        "apiVersion": "kubeinventory.io/v1",
        "kind": "Host",
        "metadata": {"name": f"aws-{identifier}"},
        "spec": {
            "providerID": f"aws:///{zone}/{identifier}",
            "provider": "aws",
            "hostname": next((name for name in names if DNS_NAME.fullmatch(name)), None),
            "zone": zone,
            "clusterName": lower.get("cluster"),
            "role": lower.get("role"),
            "environment": lower.get("env"),
            "sla": lower.get("sla"),
            "owner": {"team": lower.get("team")},
        },
        "status": {
            "provider": {
                "id": identifier,
                "state": STATES.get(instance["State"]["Name"], "Unknown"),
                "rawState": instance["State"]["Name"],
                "instanceType": instance.get("InstanceType"),
                "imageID": instance.get("ImageId"),
                "account": account,
                "vpc": instance.get("VpcId"),
                "subnet": instance.get("SubnetId"),
                "providerRegion": region,
                "providerZone": zone,
                "launchTime": instance["LaunchTime"],
                "lifecycle": instance.get("InstanceLifecycle", "on-demand"),
                "tags": tags,
                "addresses": [{"type": kind, "address": instance[key]} for kind, key in addresses if instance.get(key)],
                "interfaces": [interface(item) for item in interfaces],
            },
            "hardware": {
                "cpuCores": cpu.get("CoreCount"),
                "cpuThreads": cpu.get("CoreCount", 0) * cpu.get("ThreadsPerCore", 0),
                "arch": ARCHITECTURES.get(instance.get("Architecture"), instance.get("Architecture")),
            },
        },
    }


def fetch(ec2, region):
    count = 0
    for page in ec2.get_paginator("describe_instances").paginate(PaginationConfig={"PageSize": 1000}):
        for reservation in page["Reservations"]:
            for instance in reservation["Instances"]:
                count += len(host(instance, region, reservation["OwnerId"])["status"]["provider"]["interfaces"])
    return count


def main():
    ec2 = boto3.client("ec2", region_name="eu-central-1", endpoint_url=sys.argv[1], aws_access_key_id="testing", aws_secret_access_key="testing")
    fetch(ec2, "eu-central-1")
    before = time.process_time()
    count = fetch(ec2, "eu-central-1")
    print(count, (time.process_time() - before) * 1000, flush=True)


main()
